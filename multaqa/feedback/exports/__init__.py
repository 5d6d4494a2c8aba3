"""What leaves the feedback room: letters, tables of figures, ways from a forum's pages."""
