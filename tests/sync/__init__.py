"""Proofs of the round between a counter and the centre."""
