"""决定: the desk of a chief window representative."""
