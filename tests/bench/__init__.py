"""Figures, taken on demand and never as part of the tests."""
