"""Logistics: how those who come travel, where they sleep, what they eat, what they need.

Owns: Needs, Trip, Lodging, Bedroom, Stay, MealSkipped.
Asks of others: a Registration (registrations), a Site and its meals (convenings).
Announces: nothing yet.
Never: gives or takes a seat (registrations does), shows needs to anyone but those who arrange.
"""
