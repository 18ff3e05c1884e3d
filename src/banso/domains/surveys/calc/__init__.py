"""Pure parts of surveys: versions of the question and its scale, the top-two share."""
