"""Pages of the portal: each reads the clock once, makes one call, and shows the answer."""
