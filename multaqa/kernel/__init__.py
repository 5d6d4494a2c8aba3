"""Kernel: the few Django things every room needs, a closed list.

Owns: doors, visitors, refusal, lifecycle, bulletin, ledger, bilingual text, period, kept pages,
    the form page and the last question, tables in and out.
Asks of others: nothing; it names the account model by its setting only.
Announces: nothing of its own; it carries the notices of the rooms.
Never: knows a word of the trade.
"""
