"""Weaving: who is to sit and work with whom, who sat with whom, who knows whom, what ties it made.

Owns: Wave, Listing, SurveyConsent, TieAnswer, Meeting, Reckoning; Rotation, SeatingRule, Plan;
TeamCall and its teams.
Asks of others: a cycle's people (programmes), what they show (people), a Forum (convenings), who
comes to it (registrations).
Announces: TiesReckoned, PlanWaits.
Never: shows anybody what another answered or wished for, or a figure over fewer than five; seats
by answers.
"""
