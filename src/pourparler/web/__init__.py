"""The workbench and its interface."""
