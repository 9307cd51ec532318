"""The first-run assistant, over real stores."""
