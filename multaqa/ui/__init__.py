"""UI: one design language: base templates, components, sheets, charts, template tags.

Owns: how everything looks and reads; the reader's digits and country.
Asks of others: nothing: it is given strings, numbers and rows.
Never: asks the database, knows a word of the trade.
"""
