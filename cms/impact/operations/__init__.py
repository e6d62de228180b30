"""What happens to trials: one file a use case. Each locks, decides and writes."""
