"""Who is who and what is the same across reports: pure functions of one report, or of two."""
