"""The abstract interpreter: runs the intermediate representation and yields traces and inference calls."""
