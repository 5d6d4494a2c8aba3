"""Rows for tests, plainly invented, one file a room."""
