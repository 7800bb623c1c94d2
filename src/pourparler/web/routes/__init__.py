"""One module for each sort of question that the API answers."""
