"""Networks: the tree of networks in three tiers, their libraries, and the places these stand in.

Owns: Network, Library; the divisions of countries (geography/).
Asks of others: nothing.
Announces: NetworkStarted, NetworkRecognised.
Never: knows people (people does) or what a network does (programmes, convenings do).
"""
