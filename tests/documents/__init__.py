"""Proofs of the papers and their fonts."""
