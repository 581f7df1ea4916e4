"""Documents of other regions, written by hand, built from outside and compared."""
