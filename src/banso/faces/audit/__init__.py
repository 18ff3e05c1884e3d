"""The auditor's face: who saw and did what, about whom, and whether the record is whole."""
