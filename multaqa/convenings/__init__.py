"""Convenings: the forum, its sites and objectives, its agenda and what of it was released.

Owns: Forum, ObjectiveSet, Site, Session, Release, PersonalAgenda.
Asks of others: a Cycle (programmes), a Person (people), a Network (networks).
Announces: ForumMoved, SiteChanged, AgendaReleased.
Never: seats guests at tables (weaving does), writes news (newsroom does).
"""
