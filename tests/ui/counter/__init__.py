"""The counter's page with its real desks."""
