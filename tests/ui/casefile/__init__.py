"""Tests of ui/casefile."""
