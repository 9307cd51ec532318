"""Faults made on purpose: a disk that forgets, a line that is cut."""
