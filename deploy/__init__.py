"""Putting the program on a server: a bundle for machines without internet, and server files."""
