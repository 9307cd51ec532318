"""Tests of ui/issue."""
