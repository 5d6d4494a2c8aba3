"""Letters: what the platform writes to people, each once.

Owns: Letter (the queue and the log), Wording (a network's own words), Unsubscription.
Asks of others: a Person's address and language (people), a Network (networks).
Announces: LetterQueued, LetterGivenUp.
Never: decides who is written to and why (the rooms above do, and register their kinds here).
"""
