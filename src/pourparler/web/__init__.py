"""The workbench: an HTTP API over a record, and the pages that use it."""
