"""What the legal check of the core finds, in words for editors. It is no legal advice, and says so."""
