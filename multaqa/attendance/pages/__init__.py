"""The pages of the attendance room: the door, badges, certificates."""
