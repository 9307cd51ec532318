"""The verbs of each desk: load, ask the domain, keep, commit."""
