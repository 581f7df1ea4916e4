"""How far the program reads cells that nobody has shown it (see README.md here)."""
