"""The worklist: who must do what by when."""
