"""How the table's pages are visited: which, by whom each is opened, what is amiss in it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.urls import reverse
from django.utils import translation
from playwright.sync_api import Page

from multaqa.ui.sheets import sheet
from tests.access.scene import READERS, Scene, set_scene
from tests.access.table import Line, lines, pages
from tests.browser.conftest import DESK, PHONE

SIZES = {"ar": PHONE, "en": DESK}
AXE = Axe().axe_script
# Without ``preload`` axe does not wait for media that our pages have none of.
RULES = 'preload: false, resultTypes: ["violations"]'
# What a theme can change: colours. The rest was asked of the light page.
COLOURS = f'{RULES}, runOnly: {{type: "rule", values: ["color-contrast", "link-in-text-block"]}}'
JUDGED = """axe.run(document, {%s}).then(({violations}) => violations.flatMap(({id, nodes}) =>
  nodes.map(({target, failureSummary}) => `${id}: ${target} ${failureSummary}`)))"""
SAID = """((root) => ({
  h1: document.querySelectorAll("h1").length,
  titles: document.title.trim() ? 1 : 0,
  lang: root.lang,
  dir: root.dir,
  "wider than its screen by": root.scrollWidth - root.clientWidth,
}))(document.documentElement)"""
# Whatever a pointer can press: the keyboard comes to it, and shows that it is there, on it or on
# what stands for it. Of several that are one stop on the way, the arrows find the others.
UNREACHED = """() => {
  const pressed = "a[href], button, input, select, textarea, summary, [draggable=true]";
  const one = "[role=grid], [role=toolbar], [role=listbox], [role=tablist]";
  const style = (e) => getComputedStyle(e);
  const drawn = (e) => style(e).outlineStyle !== "none" || style(e).boxShadow !== "none";
  const inked = (e) => parseFloat(style(e).strokeWidth) >= 3;
  const marks = (e) => [e, e.closest("label"), e.matches("input") && e.nextElementSibling];
  const inside = (e) => Array.from(e.querySelectorAll("use"));
  const seen = (e) => marks(e).some((each) => each && drawn(each)) || inside(e).some(inked);
  const fault = (e) => {
    e.focus({ preventScroll: true });
    if (document.activeElement !== e) return "the keyboard does not reach";
    const stop = e.tabIndex >= 0 || e.closest(one)?.querySelector("[tabindex='0']");
    if (!stop) return "the keyboard does not stop at";
    return seen(e) ? "" : "the keyboard is not seen at";
  };
  return Array.from(document.querySelectorAll(pressed))
    .filter((e) => !e.disabled && e.checkVisibility({ visibilityProperty: true }))
    .map((e) => [fault(e), e])
    .filter(([wrong]) => wrong)
    .map(([wrong, e]) => `${wrong} ${e.localName} ${e.id || e.textContent.trim().slice(0, 30)}`);
}"""
# The rules of our sheets that something in the page wears and that the page does not bring: its
# sheet was forgotten, or cut too short. What a rule says of states and of what is not counts as so.
WHOLE = {"linked": sheet("public") + sheet("desk")}
WHOLE["carried"] = WHOLE["linked"] + sheet("map") + sheet("ties")
UNDRESSED = r"""({linked, carried}) => {
  const made = new CSSStyleSheet();
  made.replaceSync(document.querySelector("link[rel=stylesheet]") ? linked : carried);
  const rules = (list) => Array.from(list)
    .flatMap((each) => each.selectorText ? [each] : rules(each.cssRules ?? []));
  const part = /(?:[^,(]|\((?:[^()]|\([^()]*\))*\))+/g;
  const selectors = (sheet) => rules(sheet.cssRules)
    .flatMap((rule) => rule.selectorText.match(part).map((each) => each.trim()));
  const state = /:not\((?:[^()]|\([^()]*\))*\)|::?(?!is|has|lang|root)[-\w]+/g;
  const any = (_, at, text) => /[^\s>+~(,]/.test(text[at - 1] ?? " ") ? "" : "*";
  const seen = (e) => e.type !== "hidden";
  const plain = (selector) => selector.replace(/^::file-.*/, "[type=file]").replace(state, any);
  const worn = (selector) => Array.from(document.querySelectorAll(plain(selector))).some(seen);
  const brought = new Set(Array.from(document.styleSheets).flatMap(selectors));
  return selectors(made)
    .filter((each) => !brought.has(each) && worn(each))
    .map((each) => `wears ${each} and does not bring it`);
}"""
# A form's own secret differs each time it is asked for.
SECRET = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


@dataclass(frozen=True)
class Visit:
    """One page, opened by one kind of reader."""

    address: str
    reader: str
    client: Client


def _room(line: Line) -> str:
    return line.page.split(":")[0] if ":" in line.page else "portal"


def _entered() -> Iterator[Line]:
    """The lines of the table that let somebody in to look."""
    return (line for line in lines() if line.method == "GET" and "." in line.answers)


# A scene costs as much as several pages: a room's pages in one state share it.
ROUNDS = [
    pytest.param(*each, id="-".join(each))
    for each in sorted({(_room(line), line.state) for line in _entered()})
]


def visits(
    room: str, state: str, language: str, client_of: Callable[..., Client]
) -> Iterator[Visit]:
    """The room's pages in this state: as the first kind of reader who may enter, and as the
    coordinator where she reads something else."""
    scene = set_scene(state)
    clients: dict[str, Client] = {}
    for line in _entered():
        if (_room(line), line.state) != (room, state):
            continue
        address = _address(line.page, scene, language)
        read = set()
        for reader in _readers(line):
            client = clients.get(reader) or _come(reader, scene, client_of)
            clients[reader] = client
            text = _main_of(client, address)
            if text and text not in read:
                read.add(text)
                yield Visit(address, reader, client)


def _address(page: str, scene: Scene, language: str) -> str:
    with translation.override(language):
        return reverse(page, kwargs=scene.kwargs(page, pages()[page]))


def _readers(line: Line) -> list[str]:
    may = [reader for reader, answer in zip(READERS, line.answers, strict=True) if answer == "."]
    return [may[0], "coo"] if "coo" in may[1:] else may[:1]


def _come(reader: str, scene: Scene, client_of: Callable[..., Client]) -> Client:
    return Client() if reader == "out" else client_of(scene.people[reader])


def _main_of(client: Client, address: str) -> str:
    """What the page says; nothing where the address leads elsewhere or is a file."""
    answer = client.get(address)
    if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
        return ""
    return SECRET.sub("", answer.content.decode().partition("<main")[2].partition("</main>")[0])


def open_as(page: Page, visit: Visit, site: str) -> None:
    """The page as its reader sees it."""
    page.context.clear_cookies()
    if cookie := visit.client.cookies.get("sessionid"):
        page.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": site}])
    page.goto(visit.address)


def faults(page: Page, language: str) -> list[str]:
    """What keeps anybody out of the open page, in either theme; the page needs ``AXE``."""
    said = page.evaluate(SAID)
    right = {"h1": 1, "titles": 1, "lang": language, "dir": {"ar": "rtl", "en": "ltr"}[language]}
    right["wider than its screen by"] = 0
    found = [f"{what}: {said[what]}" for what in right if said[what] != right[what]]
    page.keyboard.press("Tab")  # from here on the browser shows where the keyboard is
    found += page.evaluate(UNDRESSED, WHOLE)
    found += page.evaluate(UNREACHED)
    page.emulate_media(color_scheme="light")
    found += page.evaluate(JUDGED % RULES)
    page.emulate_media(color_scheme="dark")
    return found + page.evaluate(JUDGED % COLOURS)
