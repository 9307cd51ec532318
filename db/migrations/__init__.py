"""The steps that bring a store to this program's schema."""
