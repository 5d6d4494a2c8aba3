"""The floor: a bare Django application with the same rows, one query set and one template a page.

No middleware, no languages, no consents, no releases: what nobody can go far below with Django.
``python -m bench.floor.load`` makes its database from the measured forum's.
"""
