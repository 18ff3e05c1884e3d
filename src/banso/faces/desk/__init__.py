"""The staff face 担当者の画面: what I must do by when, and everything about one firm."""
