"""Dates in Russian: the plan's «Сроки» cells (``date_cell``) and the period in its title.

Nothing is imported here: the process that reads a document asks this room for a few words
only, and must not wait for all that reads dates.
"""
