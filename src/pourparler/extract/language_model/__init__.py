"""Claims proposed by a language model: what it is asked, and what of its answer stands in the report's own words."""
