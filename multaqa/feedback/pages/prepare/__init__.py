"""The working pages of coordinators: what is asked, of whom, and what it came to."""
