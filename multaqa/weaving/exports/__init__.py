"""What leaves the weaving room: letters, a person's own rows, networks for other programs."""
