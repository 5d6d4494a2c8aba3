"""Weaving: who knows whom in a cycle, who sat with whom, and whether that made ties.

Owns: Wave, Listing, SurveyConsent, TieAnswer, Meeting, Reckoning.
Asks of others: a cycle's people (programmes), what they show (people), a Forum (convenings).
Announces: TiesReckoned.
Never: shows anybody what another answered, or a figure over fewer than five people.
"""
