"""What leaves the registrations room: calendars, tables, what a person takes along."""
