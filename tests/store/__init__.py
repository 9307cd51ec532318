"""Proofs of the two stores."""
