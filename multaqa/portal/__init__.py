"""Portal: settings, addresses, the desk, and the pages that join rooms.

Owns: the site as a whole: its settings, welcome and home pages, the desk, the command, the demo.
Asks of others: everything.
Never: keeps rows of its own.
"""
