"""Findings and pairs in, text out; one output format a file."""
