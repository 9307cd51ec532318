"""Proofs of the rules, without a store or a window."""
