"""Mail: written with what it tells of, in one transaction; sent afterwards, and again until it arrives."""
