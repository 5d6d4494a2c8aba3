"""Attendance: who came, when, where; badges before, certificates after.

Owns: Device, Scan, CheckIn, Certificate.
Asks of others: a Registration and its code (registrations), a Session (convenings).
Announces: GuestArrived, CertificateIssued.
Never: knows what those who came thought (feedback does).
"""
