"""The published list: its files, search in it, and what differs between two versions."""
