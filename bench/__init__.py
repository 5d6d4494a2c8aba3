"""Benchmarks: each prints a table and a ratio to a floor measured in the same run.

``python -m bench`` runs them all on a forum of 60 sessions, 60 speakers and 200 people.
"""
