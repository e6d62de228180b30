"""Models that state an object of the core: read it out of form fields and blocks, write it back, place its problems."""
