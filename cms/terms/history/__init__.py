"""What a shop's terms were, are and will be: the versions drawn, compared in words, looked up, restored, withdrawn."""
