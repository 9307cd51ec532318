"""What the hall does: rules, desks, papers and sync, without Qt and without SQL."""
