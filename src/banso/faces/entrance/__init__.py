"""The door: sign in and out, choose the unit to act for, and go to the right home page."""
