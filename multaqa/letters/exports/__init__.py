"""Letters as they leave."""
