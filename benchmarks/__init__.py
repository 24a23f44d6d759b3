"""What pyroast costs, as ratios: `python -m benchmarks` prints a table. See README.md beside this file."""
