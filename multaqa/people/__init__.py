"""People: who they are, how they sign in, what they hold, and what of them is shown to whom.

Owns: Person, Role, Consent, SignInLink.
Asks of others: a Network and a Library (networks).
Announces: PersonLeft, RoleGiven.
Never: knows cycles (programmes does) or forums (convenings does).
"""
