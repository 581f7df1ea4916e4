"""A received Word document with corrections as tracked changes, all else byte for byte."""
