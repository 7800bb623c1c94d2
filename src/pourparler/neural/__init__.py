"""Inference of the reader: one small model for syntax, names, roles and the frames of claims.

Words of one document go in, `SentenceReading`s come out. Needs only numpy and onnxruntime: no training
library, no network.
"""
