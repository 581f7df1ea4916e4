"""A folder of documents is taken into the folder of plans: read by many, published by one."""
