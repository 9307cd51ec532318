"""审查: the desk of a department's reviewer."""
