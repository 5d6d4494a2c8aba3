"""What leaves the convenings room: calendars, the schedule format, linked data, posters, cards.

None of them names a person who does not show their name to everyone.
"""
