"""Inference with the small language model: words in, readings out."""
