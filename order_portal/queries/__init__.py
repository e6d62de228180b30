"""What pages show, read in a constant number of queries and frozen. Speaks the active language; changes nothing."""
