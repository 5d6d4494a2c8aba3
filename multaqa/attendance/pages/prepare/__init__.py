"""Where coordinators see who came, print badges, add devices and issue certificates."""
