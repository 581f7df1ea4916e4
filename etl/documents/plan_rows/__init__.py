"""A grid becomes the numbered rows of a plan: its tables, headings, sections, items."""
