"""Impact: what a forum came to: the board of its objectives, and its report.

Owns: Report.
Asks of others: sessions and objectives (convenings), registrations, attendance, feedback.
Announces: ReportPublished.
Never: counts anything a second time: each figure leads to the rows of the room that owns them.
"""
