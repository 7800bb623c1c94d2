"""Claims to claims whose parties and places are identified."""
