"""Where coordinators see how a forum stands, and report of it."""
