"""`python -m pyroast`: the same as the command `pyroast`."""

from pyroast.cli import main

if __name__ == "__main__":
    main()
