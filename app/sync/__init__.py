"""One round with the centre: push, pull, settle."""
