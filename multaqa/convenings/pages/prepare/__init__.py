"""The working pages of coordinators: a forum from nothing to a released agenda."""
