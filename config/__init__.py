"""The composition root: settings, addresses and the bindings between the rooms."""
