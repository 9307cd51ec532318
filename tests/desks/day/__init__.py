"""A day at the desks: from the first typed letter to the result in hand, on real stores."""
