"""Review by a second person: who decides on a draft, who is told, and what each shop's people see of it."""
