"""Programmes: a network's cycles, who takes part in them and as what, and their themes.

Owns: Cycle, CycleRole, Theme.
Asks of others: a Network (networks), a Person (people).
Announces: CycleOpened, CycleClosed.
Never: holds forums (convenings does).
"""
