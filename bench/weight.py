"""What a page costs a phone on a weak line, in a real browser.

Weight: the bytes that travel on a cold visit, headers included, compressed as deployed, without
web fonts and photographs of people. Warm: the page's own bytes on the next visit.
Content: when the last of the page's own texts stands there to be read, not before the first paint,
on slow 3G: 400 kbit/s, 400 ms a round trip, a processor four times slower. The least of some runs,
which go over all pages in turn: a busy machine only ever makes a page later.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-extensions --disable-default-apps"
)
SLOW_3G = {
    "offline": False,
    "latency": 400,
    "downloadThroughput": 400e3 / 8,
    "uploadThroughput": 400e3 / 8,
}
PROCESSOR = 4
SETTLED_MS, LONGEST_MS = 900, 60_000
# Runs in the page before its own scripts: first paint, shifts, when the last text stands there.
PROBE = """texts => {
  window.__seen = {paint: null, content: null, shift: 0};
  new PerformanceObserver(list => list.getEntries().forEach(entry => {
    if (entry.name === 'first-contentful-paint') __seen.paint = entry.startTime; }))
    .observe({type: 'paint', buffered: true});
  new PerformanceObserver(list => list.getEntries().forEach(entry => {
    if (!entry.hadRecentInput) __seen.shift += entry.value; }))
    .observe({type: 'layout-shift', buffered: true});
  const clock = setInterval(() => {
    const text = document.body ? document.body.innerText : '';
    if (texts.every(each => text.includes(each))) {
      __seen.content = performance.now(); clearInterval(clock); } }, 20);
}"""
# Sheets and scripts that the first paint waited for.
WAITED_FOR = """performance.getEntriesByType('resource')
  .filter(entry => entry.renderBlockingStatus === 'blocking').length"""


@dataclass
class Weight:
    """One page as measured."""

    status: int = 0
    bytes: int = 0
    requests: int = 0
    waited_for: int = 0
    script: int = 0
    font: int = 0
    font_saving: int = 0
    warm: int = 0
    warm_status: int = 0
    nodes: int = 0
    sideways: int = 0
    axe: list[str] = field(default_factory=list)
    without_script: bool = False
    content_ms: float = float("inf")
    shift: float = 0


@dataclass(frozen=True)
class Sent:
    """One answer that travelled."""

    kind: str
    bytes: int
    status: int


@contextmanager
def browser(program: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=FLAGS.split())
        yield chromium
        chromium.close()


def weigh(chromium: Browser, url: str, shows: tuple[str, ...], session: str) -> Weight:
    """Everything but the time."""
    weight = Weight()
    with phone(chromium, url, session) as context:
        page, sent = visit(context, url)
        weight.status = next(each.status for each in sent if each.kind == "Document")
        if weight.status != 200:
            return weight
        seen = [each for each in sent if each.kind not in ("Font", "photograph")]
        weight.bytes, weight.requests = sum(each.bytes for each in seen), len(seen)
        weight.script = sum(each.bytes for each in sent if each.kind == "Script")
        weight.font = sum(each.bytes for each in sent if each.kind == "Font")
        weight.waited_for = page.evaluate(WAITED_FOR)
        weight.nodes = page.evaluate("document.querySelectorAll('*').length")
        weight.sideways = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        weight.axe = [rule["id"] for rule in Axe().run(page).response["violations"]]
        page.close()
        _page, again = visit(context, url)
        own = [each for each in again if each.kind == "Document"]
        weight.warm, weight.warm_status = own[0].bytes, own[0].status
    with phone(chromium, url, session, extra_http_headers={"Save-Data": "on"}) as context:
        _page, saving = visit(context, url)
        weight.font_saving = sum(each.bytes for each in saving if each.kind == "Font")
    with phone(chromium, url, session, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(url)
        text = page.inner_text("body")
        weight.without_script = all(each in text for each in shows)
    return weight


def time_content(
    chromium: Browser, url: str, shows: tuple[str, ...], session: str
) -> tuple[float, float]:
    """Milliseconds to readable content with a cold cache on slow 3G, and the layout shift."""
    with phone(chromium, url, session) as context:
        page = context.new_page()
        line = context.new_cdp_session(page)
        line.send("Network.enable")
        line.send("Network.emulateNetworkConditions", SLOW_3G)
        line.send("Emulation.setCPUThrottlingRate", {"rate": PROCESSOR})
        page.add_init_script(f"({PROBE})({list(shows)!r})")
        page.goto(url, wait_until="load", timeout=LONGEST_MS)
        # The content policy forbids what waits for a function, so the page is asked again.
        for _ in range(LONGEST_MS // SETTLED_MS):
            page.wait_for_timeout(SETTLED_MS)
            seen = page.evaluate("__seen")
            if seen["content"] is not None and seen["paint"] is not None:
                return max(seen["content"], seen["paint"]), seen["shift"]
    raise SystemExit(f"{url} never shows {', '.join(shows)}")


def visit(context: BrowserContext, url: str) -> tuple[Page, list[Sent]]:
    """Open the page and give it with every answer that travelled."""
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    answers: dict[str, dict[str, Any]] = {}
    sent: list[Sent] = []

    def answered(event: dict[str, Any]) -> None:
        answers[event["requestId"]] = event

    def finished(event: dict[str, Any]) -> None:
        answer = answers.get(event["requestId"])
        if answer is None or answer["response"].get("fromDiskCache"):
            return
        if answer["response"]["url"].startswith("data:"):
            return  # it stands in the page: nothing travelled
        kind = "photograph" if "/photo/" in answer["response"]["url"] else answer["type"]
        sent.append(Sent(kind, int(event["encodedDataLength"]), answer["response"]["status"]))

    line.on("Network.responseReceived", answered)
    line.on("Network.loadingFinished", finished)
    page.goto(url, wait_until="load")
    page.wait_for_timeout(SETTLED_MS)
    return page, sent


@contextmanager
def phone(chromium: Browser, url: str, session: str, **options: Any) -> Iterator[BrowserContext]:
    """A phone of 360 pixels with nothing in its cache."""
    context = chromium.new_context(
        viewport={"width": 360, "height": 640},
        device_scale_factor=2,
        is_mobile=True,
        has_touch=True,
        locale="ar",
        **options,
    )
    if session:
        pairs = (each.split("=", 1) for each in session.split("; "))
        context.add_cookies([{"name": name, "value": value, "url": url} for name, value in pairs])
    try:
        yield context
    finally:
        context.close()
