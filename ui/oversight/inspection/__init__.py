"""纪检监察: what an inspector asks of a period, list by list."""
