"""Checks of an installation: what is wrong, and what to do about it, in Russian.

Only the standard library is imported before it is known to be there: the doctor also comes where
the packages have not.
"""
