"""A document is read by a process of its own, within limits; this is the way to it and back."""
