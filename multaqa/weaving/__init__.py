"""Weaving: who is to sit with whom, who sat with whom, who knows whom, and whether that made ties.

Owns: Wave, Listing, SurveyConsent, TieAnswer, Meeting, Reckoning; Rotation, SeatingRule, Plan.
Asks of others: a cycle's people (programmes), what they show (people), a Forum (convenings), who
comes to it (registrations).
Announces: TiesReckoned, PlanWaits.
Never: shows anybody what another answered, or a figure over fewer than five; seats by answers.
"""
