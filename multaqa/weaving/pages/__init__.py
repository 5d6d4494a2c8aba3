"""The pages of the weaving room, one subject a file."""
