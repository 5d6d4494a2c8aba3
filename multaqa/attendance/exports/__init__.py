"""What leaves the attendance room: paper, the lists of devices, a person's own rows."""
