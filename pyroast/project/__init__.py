"""What surrounds a file: discovery, import resolution, configuration."""
