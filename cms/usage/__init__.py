"""Which page speaks of which term: an index, kept with every change of a page, so that asking costs one query."""
