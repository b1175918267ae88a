"""What inspectors found, and what the area answers."""
