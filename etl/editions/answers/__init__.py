"""Answers to a letter: how a row is known again, what is read of a field, what is taken over."""
