"""Inference of the reader: one small model for syntax, names, roles and the frames of claims.

Words of one document go in, `SentenceReading`s come out. Needs only numpy, onnxruntime and tokenizers: no training
library, no network.
"""
