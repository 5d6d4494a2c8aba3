"""The pages of the logistics room."""
