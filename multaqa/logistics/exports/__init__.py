"""What leaves the logistics room: lists, letters, what a person takes along."""
