"""What customers fill in: shape only; what is allowed is decided by the core."""
