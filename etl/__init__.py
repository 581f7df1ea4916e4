"""From a plan document to tables: read, understand, place, check, store."""
