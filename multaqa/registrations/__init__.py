"""Registrations: who comes to a forum, at which sites, with whose seat.

Owns: Opening, Question, Registration, Answer, Place, SignUp, SessionPlace.
Asks of others: a Forum, its Sites and Sessions (convenings), a Person (people).
Announces: RegistrationSent, PlaceGiven, RegistrationWithdrawn.
Never: arranges travel and rooms (logistics does), says who came (attendance does).
"""
