"""Many documents, several workers."""
