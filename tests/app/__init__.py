"""The program around the desks: start, settings, secrets, commands."""
