"""Feedback: what those who came say, anonymously, each once.

Owns: Questionnaire, Item, Ballot (that somebody answered), Response (what was answered).
Asks of others: a Registration (registrations), who came (attendance), a Session (convenings).
Announces: nothing yet.
Never: ties an answer to a person; shows a figure of fewer than five.
"""
