"""The windows: the only package that knows Qt. It is handed desks (verbs and frozen values)."""
