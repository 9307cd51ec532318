"""出件: the desk of the issuing window."""
