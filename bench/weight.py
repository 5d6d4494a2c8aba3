"""What a page costs a phone on a weak link, in a real browser, to GOALS' definitions.

Cold: an empty cache, compressed as deployed; bytes are what travelled, without web fonts and
photographs.
Content: when the page's own text can first be read (not before the first paint), on slow 3G:
400 kbit/s, 400 ms a round trip, processor 4 times slower.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, sync_playwright

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-extensions --disable-default-apps"
).split()
SLOW_3G = {
    "offline": False,
    "latency": 400,
    "downloadThroughput": 400e3 / 8,
    "uploadThroughput": 400e3 / 8,
}
SLOWER = 4
SETTLED_MS = 900
# Runs in the page before its own scripts: the first paint, shifts, and when the text stands there.
PROBE = """wanted => {
  window.__seen = {paint: null, content: null, shift: 0};
  new PerformanceObserver(list => list.getEntries().forEach(entry => {
    if (entry.name === 'first-contentful-paint') __seen.paint = entry.startTime; }))
    .observe({type: 'paint', buffered: true});
  new PerformanceObserver(list => list.getEntries().forEach(entry => {
    if (!entry.hadRecentInput) __seen.shift += entry.value; }))
    .observe({type: 'layout-shift', buffered: true});
  const clock = setInterval(() => {
    if (document.body && document.body.innerText.includes(wanted)) {
      __seen.content = performance.now(); clearInterval(clock); } }, 50);
}"""


@dataclass
class Weight:
    """One page as measured: bytes over the line by type, milliseconds, counts."""

    name: str
    bytes: int = 0
    requests: int = 0
    script_bytes: int = 0
    font_bytes: int = 0
    warm_bytes: int = 0
    nodes: int = 0
    content_ms: float = 0
    shift: float = 0
    sideways: int = 0
    axe: list[str] = field(default_factory=list)
    works_without_script: bool = False


@contextmanager
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)


def weigh(chromium: Browser, name: str, url: str, wanted: str, cookies: list[Any]) -> Weight:
    """Measure one page; ``wanted`` is a text of its own that it must show."""
    weight = Weight(name)
    _cold_and_warm(chromium, weight, url, cookies)
    weight.works_without_script = _shows(chromium, url, wanted, cookies)
    return weight


def content_ms(chromium: Browser, url: str, wanted: str, cookies: list[Any]) -> tuple[float, float]:
    """Milliseconds to readable content on slow 3G with a cold cache, and the layout shift."""
    with _phone(chromium, cookies) as context:
        page = context.new_page()
        line = context.new_cdp_session(page)
        line.send("Network.enable")
        line.send("Network.emulateNetworkConditions", SLOW_3G)
        line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.add_init_script(f"({PROBE})({wanted!r})")
        page.goto(url, wait_until="load", timeout=60_000)
        page.wait_for_function("__seen.content !== null && __seen.paint !== null", timeout=60_000)
        page.wait_for_timeout(SETTLED_MS)
        seen = page.evaluate("__seen")
    return max(seen["content"], seen["paint"]), seen["shift"]


def _cold_and_warm(chromium: Browser, weight: Weight, url: str, cookies: list[Any]) -> None:
    with _phone(chromium, cookies) as context:
        page, sent = _watched(context, url)
        text = [each for each in sent if each["type"] not in ("Font", "photo")]
        weight.bytes = sum(each["bytes"] for each in text)
        weight.requests = len(text)
        weight.script_bytes = sum(each["bytes"] for each in sent if each["type"] == "Script")
        weight.font_bytes = sum(each["bytes"] for each in sent if each["type"] == "Font")
        weight.nodes = page.evaluate("document.querySelectorAll('*').length")
        weight.sideways = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        weight.axe = [each["id"] for each in Axe().run(page).response["violations"]]
        page.close()
        _, again = _watched(context, url)
        weight.warm_bytes = sum(each["bytes"] for each in again if each["type"] == "Document")


def _watched(context: BrowserContext, url: str) -> tuple[Any, list[dict[str, Any]]]:
    """Open the page and give it with every answer that travelled: its type and bytes."""
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    types: dict[str, str] = {}
    sent: list[dict[str, Any]] = []

    def answered(event: dict[str, Any]) -> None:
        here = "/photos/" in event["response"]["url"]
        types[event["requestId"]] = "photo" if here else event["type"]
        if event["response"].get("fromDiskCache") or event["response"].get("fromServiceWorker"):
            types.pop(event["requestId"])

    def finished(event: dict[str, Any]) -> None:
        if event["requestId"] in types:
            kind = types[event["requestId"]]
            sent.append({"type": kind, "bytes": event["encodedDataLength"]})

    line.on("Network.responseReceived", answered)
    line.on("Network.loadingFinished", finished)
    page.goto(url, wait_until="load")
    page.wait_for_timeout(SETTLED_MS)
    return page, sent


def _shows(chromium: Browser, url: str, wanted: str, cookies: list[Any]) -> bool:
    with _phone(chromium, cookies, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(url)
        return wanted in page.inner_text("body")


@contextmanager
def _phone(chromium: Browser, cookies: list[Any], **options: Any) -> Iterator[BrowserContext]:
    context = chromium.new_context(
        viewport={"width": 360, "height": 640},
        device_scale_factor=2,
        is_mobile=True,
        has_touch=True,
        locale="ar",
        **options,
    )
    context.add_cookies(cookies)
    try:
        yield context
    finally:
        context.close()
        time.sleep(0.05)
