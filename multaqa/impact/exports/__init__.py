"""What leaves the impact room."""
