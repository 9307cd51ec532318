"""The centre of a hall on PostgreSQL: the server itself guards what stands in it."""
