"""Measures the pages and the engines, prints tables, and says which budgets are not kept.

python -m bench [cost] [weight] [machine] [imports] [load] [ties] [rotation]   all if none is named
"""

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench import load, rotation, ties, weight
from bench.pages import ACTS, FLOOR, PAGES, Page
from bench.serving import FLOOR as FLOOR_ADDRESS
from bench.serving import (
    OURS,
    SERVE_FLOOR,
    SERVE_OURS,
    Served,
    command_of,
    family,
    proportional,
    resident,
    run,
    served,
)
from tests.machine import chromium

SITES = {"cost", "weight", "machine", "imports", "load"}
PARTS = ("cost", "weight", "machine", "imports", "load", "ties", "rotation")
# The least of more runs differs less; those of people signed in are not held to it.
CONTENT_RUNS, WORKING_RUNS = 9, 2
# Our content may come this much later than the floor's, whose sheet stands in its page.
LATEST_CONTENT = 1.25
MOST_KEPT_MS, MOST_WARM, MOST_REQUESTS, MOST_FONT = 0.6, 500, 3, 45_000
MOST_WORKER_MIB, MOST_INSTALL_MIB, LATEST_START_S = 90, 170, 3


def main(asked: list[str]) -> int:
    """Load, serve, measure, print; 1 if any budget is not kept."""
    wanted = set(asked or PARTS)
    over = sites(wanted) if wanted & SITES else []
    if "ties" in wanted:
        over += ties.measured()
    if "rotation" in wanted:
        over += rotation.every()
    print("\nOver budget:", *(over or ["nothing"]), sep="\n  ")
    return 1 if over else 0


def sites(wanted: set[str]) -> list[str]:
    """Measure what is asked of the site beside the floor's; gives what is over budget."""
    over: list[str] = []
    with tempfile.TemporaryDirectory(prefix="multaqa-bench-") as folder:
        ours, floor = prepare(Path(folder))
        if "cost" in wanted:
            over += cost(ours, floor)
        if {"weight", "machine"} & wanted:
            with served(SERVE_OURS, f"{OURS}/ar/many/", ours) as site:
                if "weight" in wanted:
                    with served(SERVE_FLOOR, f"{FLOOR_ADDRESS}{FLOOR['home']}", floor):
                        over += weights(run(["-m", "bench.pages"], ours).splitlines()[0], site)
                else:
                    over += machine(site)
        if "imports" in wanted:
            imports(ours)
        if "load" in wanted:
            over += load.main(ours["MULTAQA_HOME"])
    return over


def prepare(folder: Path) -> tuple[dict[str, str], dict[str, str]]:
    """The scratch databases, loaded; gives the environments of ours and of the floor."""
    ours = {
        "MULTAQA_HOME": f"{folder}/home",
        "MULTAQA_DATABASE": "",
        "DJANGO_SETTINGS_MODULE": "multaqa.portal.settings",
    }
    floor = {
        "FLOOR_DATABASE": f"{folder}/floor.sqlite3",
        "DJANGO_SETTINGS_MODULE": "bench.floor.settings",
    }
    # As the first start leaves it, modules compiled for serving: what is measured is every start
    # after that.
    compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": f"{folder}/compiled"}
    ours, floor = ours | compiled, floor | compiled
    with served(SERVE_OURS, f"{OURS}/ar/", ours):
        pass
    run(["-m", "bench.forum"], ours)
    run(["-m", "bench.floor.load"], floor)
    return ours, floor | {"FLOOR_GZIP": "1"}


def cost(ours: dict[str, str], floor: dict[str, str]) -> list[str]:
    """CPU ms a request beside the floor's page of the same rows."""
    got = json.loads(run(["-m", "bench.cost", "ours"], ours))
    bare = json.loads(run(["-m", "bench.cost", "floor"], floor | {"FLOOR_GZIP": ""}))
    print("\nCPU ms a request, and its queries for 60 sessions and for one")
    heads = "made kept first floor made/fl kept/fl queries of-one floor".split()
    print(f"{'page':22}" + "".join(f"{head:>9}" for head in heads))
    over = []
    for page in (*PAGES, *ACTS):
        row, least = got[page.title], bare.get(page.floor, {})
        values = [row.get(key) for key in ("made", "kept", "first")] + [least.get("made")]
        values += [ratio(row.get(key), least.get("made")) for key in ("made", "kept")]
        counts = [row.get("queries"), row.get("queries_of_one"), least.get("queries")]
        cells = [f"{value:9.2f}" if value is not None else f"{'':9}" for value in values]
        cells += [f"{count:9}" if count is not None else "" for count in counts]
        print(f"{page.title:22}" + "".join(cells))
        over += [f"{page.title}: {fault}" for fault in faults_of_cost(page, row)]
    return over


def ratio(value: float | None, floor: float | None) -> float | None:
    return value / floor if value is not None and floor else None


def faults_of_cost(page: Page, row: dict[str, float]) -> Iterator[str]:
    if row["status"] != 200:
        yield f"answers {row['status']}"
        return
    if row["made"] > page.cpu_ms:
        yield f"{row['made']:.2f} ms CPU made, {page.cpu_ms} asked"
    if row.get("kept", 0) > MOST_KEPT_MS:
        yield f"{row['kept']:.2f} ms CPU kept, {MOST_KEPT_MS} asked"
    if row["queries"] > page.queries:
        yield f"{row['queries']} queries, {page.queries} asked"
    if row["queries"] != row["queries_of_one"]:
        yield f"{row['queries']} queries for many rows and {row['queries_of_one']} for one"


def weights(session: str, site: Served) -> list[str]:
    """Every page's weight and content time beside the floor's; and the memory of the site before a
    page loads an engine."""
    program, why = chromium()
    if not program:
        print(f"\nNothing weighed: {why}")
        return [why, *machine(site)]
    with weight.browser(program) as browser:
        bare = [page for page in PAGES if not page.engine]
        got = {page.title: weighed(browser, page, session) for page in bare}
        floor = dict.fromkeys(FLOOR, float("inf"))
        for number in range(CONTENT_RUNS):
            for name, path in FLOOR.items():
                shows = next(page.shows for page in PAGES if page.floor == name)
                ms, _shift = weight.time_content(browser, FLOOR_ADDRESS + path, shows, "")
                floor[name] = min(floor[name], ms)
            for page in bare:
                if number < WORKING_RUNS or not page.signed_in:
                    timed(browser, page, session, got[page.title])
        over = machine(site)
        for page in PAGES:
            if page.engine:
                got[page.title] = weighed(browser, page, session)
                timed(browser, page, session, got[page.title])
    return told(got, floor) + over


def weighed(browser: weight.Browser, page: Page, session: str) -> weight.Weight:
    return weight.weigh(browser, OURS + page.address(), page.shows, session * page.signed_in)


def timed(browser: weight.Browser, page: Page, session: str, row: weight.Weight) -> None:
    """One more run of the page's content time: the least of all is kept."""
    if row.status != 200:
        return
    url = OURS + page.address()
    ms, shift = weight.time_content(browser, url, page.shows, session * page.signed_in)
    row.content_ms, row.shift = min(row.content_ms, ms), max(row.shift, shift)


def told(got: dict[str, weight.Weight], floor: dict[str, float]) -> list[str]:
    """Print the table; gives what is over budget."""
    print("\nA cold visit, slow 3G; the floor's content ms:", end=" ")
    print(", ".join(f"{name} {ms:.0f}" for name, ms in floor.items()))
    print(f"{'page':22}{'bytes':>8}{'of':>8}{'req':>5}{'block':>6}{'js':>7}{'font':>7}", end="")
    print(f"{'nodes':>7}{'warm':>6}{'content':>9}{'/floor':>8}{'shift':>7}{'no js':>7}  axe")
    over = []
    for page in PAGES:
        row, least = got[page.title], floor[page.floor or "agenda"]
        print(
            f"{page.title:22}{row.bytes:8}{page.weight:8}{row.requests:5}{row.waited_for:6}"
            f"{row.script:7}{row.font:7}{row.nodes:7}{row.warm:6}{row.content_ms:9.0f}"
            f"{row.content_ms / least:8.2f}{row.shift:7.3f}"
            f"{'yes' if row.without_script else 'NO':>7}  {', '.join(row.axe) or 'nothing'}"
        )
        over += [f"{page.title}: {fault}" for fault in faults_of_weight(page, row, least)]
    return over


def faults_of_weight(page: Page, row: weight.Weight, floor: float) -> Iterator[str]:
    if row.status != 200:
        yield f"answers {row.status}"
        return
    late = row.content_ms / floor
    limits = (
        (row.bytes, page.weight, "bytes"),
        (row.script, page.script, "bytes of script"),
        (row.font, MOST_FONT, "bytes of font"),
        (row.font_saving, 0, "bytes of font under Save-Data"),
        (row.sideways, 0, "pixels sideways at 360"),
        (round(row.shift, 4), 0.001, "layout shift"),
        (len(row.axe), 0, "axe rules"),
    )
    public = (
        (row.requests, MOST_REQUESTS, "requests"),
        (row.waited_for, 0, "requests before the first paint but the page"),
        (row.warm, MOST_WARM, f"bytes when nothing changed (status {row.warm_status})"),
        (round(late, 2), LATEST_CONTENT, "times the floor's content time"),
    )
    for value, most, what in limits if page.signed_in else limits + public:
        if value > most:
            yield f"{value} {what}, {most} asked"
    if not row.without_script:
        yield "does not show its content without JavaScript"


def machine(site: Served) -> list[str]:
    """Memory when everything has been asked for, and seconds from start to the first page."""
    pids = family(site.pid)
    worker = max((resident(pid) for pid in pids if "db_worker" not in command_of(pid)), default=0)
    whole = sum(proportional(pid) for pid in pids)
    print(f"\nThe worker that answers holds {worker:.0f} MiB, the whole install {whole:.0f} MiB")
    print(f"The first page came {site.seconds:.1f} s after the start")
    limits = (
        (worker, MOST_WORKER_MIB, "MiB in the worker"),
        (whole, MOST_INSTALL_MIB, "MiB in all"),
        (site.seconds, LATEST_START_S, "s to the first page"),
    )
    return [f"{value:.1f} {what}, {most} asked" for value, most, what in limits if value > most]


def imports(ours: dict[str, str]) -> None:
    """CPU seconds of a large file of libraries, beside writing its rows without a question."""
    got = json.loads(run(["-m", "bench.imports"], ours))
    print(f"\n{got['rows']} libraries from a CSV file, CPU s (beside reading and writing it bare)")
    for what in ("floor", "preview", "written"):
        print(f"{what:10}{got[what]:8.1f}{got[what] / got['floor']:8.1f}")
    print(
        f"{got['taken']} rows taken, {got['wrong']} wrong; the others are libraries known already"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
