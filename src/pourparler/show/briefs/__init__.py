"""A brief as Markdown, a page, a Word document, a PDF, and data."""
