"""Small slips written into aligned programs: what Pyro refuses, pyroast must find, and nothing else."""
