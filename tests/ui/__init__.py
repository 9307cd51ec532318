"""Proofs of the windows."""
