"""Every form of every page is filled with what nobody should send: it says so in a sentence, keeps
what was typed and changes nothing, or takes a text for the text it is. New pages come in by
themselves.
"""

from urllib.parse import quote

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.urls import reverse

from tests.access.scene import READERS
from tests.access.table import lines, pages
from tests.access.written import TEXTS, forms_of

STATES = ("any",)
COORDINATOR = "coo"
# The pages that a coordinator may open; who else may send their forms is the table's question.
FORMS = [
    line.page
    for line in lines()
    if (line.method, line.state) == ("GET", "any")
    and line.answers[READERS.index(COORDINATOR)] == "."
]
MARK = "zzqq"
# Right nowhere, whatever is asked for.
NEVER = {
    "huge": MARK + "x" * 25_000,
    "hidden characters": MARK + "\u202e\u2066gnp.exe",
    "null byte": MARK + "\x00",
    "unreadable bytes": None,
}
# Right where a text is asked for, and only there.
AS_TEXT = {
    "wrong type": MARK,
    "script": f"<script>{MARK}()</script>",
    "formula": f"={MARK}(1)",
    "impossible date": "2020-02-31",
    "huge number": "9" * 40,
    "no number": "1e999",
}
SENT = {"empty": "", **NEVER, **AS_TEXT}


@pytest.mark.django_db
@pytest.mark.parametrize("page", FORMS)
def test_bad_input_is_answered_in_a_sentence_and_changes_nothing(scenes, page):
    scene = scenes["any"]
    scene.put_files_back()
    address = reverse(page, kwargs=scene.kwargs(page, pages()[page]))
    shown = scene.come(COORDINATOR).get(address)
    if "html" not in shown.get("Content-Type", ""):
        return

    for form in forms_of(shown.getvalue().decode()):
        for kind, value in SENT.items():
            faults = faults_of(scene, address, form, kind, value)
            assert faults == [], (page, form.action, kind)


def faults_of(scene, address, form, kind, value):
    """What is wrong with the answer to one filling of a form; what it wrote is undone."""
    client = scene.come(COORDINATOR)
    with transaction.atomic():
        before = how_many()
        answer = send(client, form.action or address, form, value)
        text, taken = answer.getvalue().decode(), answer.status_code == 302
        after = how_many()
        if taken and kind == "script":
            text = client.get(answer["Location"]).getvalue().decode()
        transaction.set_rollback(True)
    told = 'role="alert"' in text or "aria-invalid" in text or "field--wrong" in text
    kept = form.has(*TEXTS) and kind not in ("empty", "unreadable bytes")
    found = {
        "it broke": answer.status_code >= 500,
        "it was taken": taken and not may_take(form, kind),
        "no sentence says why": not taken and not told,
        "what was typed is lost": kept
        and not taken
        and value[:40] not in text
        and MARK not in text,
        "a row changed": not taken and before != after,
        "it runs in the page": f"<script>{MARK}" in text,
    }
    return [fault for fault, is_so in found.items() if is_so]


def may_take(form, kind):
    """Whether such a filling may be right in the form: a file is judged after it has come, and
    nothing at all is right where nothing is asked for."""
    if form.has("file"):
        return kind != "empty"
    return not form.asks if kind == "empty" else form.free and kind in AS_TEXT


def send(client, address, form, value):
    if value is None:
        pairs = [f"{quote(name)}={quote(sent)}" for name, sent in form.sends.items()]
        pairs += [f"{quote(name)}=%FF%FE%E3%C7" for name in form.typed]
        kind = "application/x-www-form-urlencoded"
        return client.post(address, "&".join(pairs), content_type=kind)
    filled = {
        name: SimpleUploadedFile("rows.xlsx", value.encode()) if kind == "file" else value
        for name, kind in form.typed.items()
    }
    return client.post(address, form.sends | filled)


def how_many():
    """Rows by table, in one question."""
    tables = sorted(model._meta.db_table for model in apps.get_models())
    counts = ", ".join(
        f'(SELECT COUNT(*) FROM "{table}")'  # noqa: S608 - the names of our own tables
        for table in tables
    )
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {counts}")
        return dict(zip(tables, cursor.fetchone(), strict=True))
