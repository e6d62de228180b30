"""How a guest gets to an order: codes, cookies, limits."""
