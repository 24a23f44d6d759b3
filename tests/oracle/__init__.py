"""The oracle: whole programs that Pyro itself runs, and what it says of them."""
