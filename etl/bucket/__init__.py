"""The folder of plans on an S3-compatible store: sent there by one, read from there by many."""
