"""What the documents say and what a careful reader makes of it."""
