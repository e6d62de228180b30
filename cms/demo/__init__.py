"""The demo: a reference shop's terms and pages as data files, and what puts them into an empty installation."""
