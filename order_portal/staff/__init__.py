"""The portal's views in the Wagtail admin: customer service finds an order or a return, understands it, moves it."""
