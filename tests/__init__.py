"""The proofs of the product."""
