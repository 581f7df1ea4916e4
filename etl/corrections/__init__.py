"""What a person settles: rows of data that are read like the plan, never a changed document."""
