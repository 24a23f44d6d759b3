"""Tests of what surrounds a file: notebooks, comments, settings, the baseline."""
