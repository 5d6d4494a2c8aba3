"""Imports: a file of rows becomes things of a room, after a preview, all of it or nothing.

A room brings one ``Importer`` a kind of thing, in its ``imports.py`` (which its ``apps.py`` imports
in ``ready``), and the pages with one line in its ``urls.py``::

    class People(Importer):
        kind = "people"                                   # in the addresses' names; unique
        titles = {"ar": "الأشخاص", "en": "People"}
        back = "people:directory"                         # where the imported things are seen
        columns = (
            Column("email", {"ar": "البريد الإلكتروني", "en": "E-mail"}, parse=email),
            Column("name_ar", {"ar": "الاسم بالعربية", "en": "Name in Arabic"}, required=True),
        )
        def known(self, network_id): ...                  # Known(id, values): constant queries
        def keys(self, values): ...                       # {"email": …, "phone": …}, surest first
        def names(self, values): ...                      # {"ar": "منى السيد", "en": "Mona …"}
        def write(self, *, network_id, rows, by, at): ... # calls an action of the room

    PEOPLE = register(People())

    path("people/import/", include(addresses(PEOPLE)))    # from multaqa.kernel.imports.pages

``Column.parse`` gives a value that fits JSON, or raises ``Unfit(lazy_sentence, …)``; empty cells
are left out of ``values`` (they never erase). Where parsing needs rows of the network (the names
of its libraries), give ``columns_for(network_id)``. ``check(values)`` yields what is wrong between
values; ``apart(one, other)`` says that two like names are certainly two things. ``Good.known_id``
is the thing a row changes, None for a new one; unchanged rows are not given to ``write``.

The addresses' names are ``import_<kind>`` (upload), ``import_<kind>_run`` and some more, in the
room's namespace; ``may(visitor, network_id)`` opens them (by default to the coordinators).

What happens: an upload that is no table is refused at once; a task reads it in steps that the page
shows; the preview names what is wrong, by row and column, what repeats, and what is likely there
already; on confirmation a task reads it again and writes within one transaction, or shows the
preview anew where what it was compared with has changed. A file with a wrong row cannot be
confirmed. ``direct.run(...)`` does all of it at once, for the command line.

Tables in and out are in ``kernel.tables``; nothing here knows a room.
"""

from .importer import Column, Good, Importer, Known, Unfit, choice, importer_of, register

__all__ = [
    "Column",
    "Good",
    "Importer",
    "Known",
    "Unfit",
    "choice",
    "importer_of",
    "register",
]
