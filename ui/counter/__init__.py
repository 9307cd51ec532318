"""受理: the counter's page, from the item found to the papers in the applicant's hand."""
