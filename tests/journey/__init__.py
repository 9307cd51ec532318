"""Whole stories, from the counter to the result in the applicant's hand."""
