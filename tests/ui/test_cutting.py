"""A sheet is cut to its page, and nothing that the page wears is cut away."""

import re

import pytest

from multaqa.ui import cutting
from multaqa.ui.cutting import names, read, worn
from multaqa.ui.sheets import INLINED, sheet

PAGE = b"""<body class="page"><ul class="x"><li class="card stack"><details hidden><summary>a
<table class="table"><tr><th>b</table><svg><use href="#river"/></svg><script data-class="chip">"""


def cut(css: str, page: bytes = PAGE) -> str:
    return cutting.cut(read(css), worn(page))


def test_a_page_wears_its_elements_and_its_classes():
    assert worn(b'<p class="lead quiet">a</p><br/>') >= {b"p", b"br", b".lead", b".quiet"}


def test_what_a_script_will_put_on_is_named_in_the_page():
    assert b".chip" in worn(PAGE)


@pytest.mark.parametrize(
    "rule",
    [
        "*{a:b}",
        ":root{a:b}",
        "html{a:b}",
        ".card{a:b}",
        ".card.stack>summary::before{a:b}",
        "ul[class] li:first-child{a:b}",
        ".card:hover{a:b}",
        # What stands in brackets may come to hold without a new page.
        ".card:has(.gone){a:b}",
        ".card:not(.gone,:hover){a:b}",
        ":is(.gone,.card) details{a:b}",
        '[dir=rtl] .card[data-x="a(b"]{a:b}',
        "details[open]>summary{a:b}",
        "#river{a:b}",
        # A browser puts the rows of a table into a body.
        ".table tbody th{a:b}",
        "@font-face{a:b}",
        "@layer reset,base;",
        "@media print{@page{a:b}}",
        '.card::after{content:"{;}"}',
        ".card{background:url(\"data:image/svg+xml,<svg viewBox='0 0 2 2'/>\") 0/1px}",
    ],
)
def test_what_the_page_can_wear_stays(rule):
    assert cut(rule) == rule


@pytest.mark.parametrize(
    "rule",
    [
        ".gone{a:b}",
        ".card .gone{a:b}",
        ".card.gone{a:b}",
        ".gone:not(.card){a:b}",
        ".gone>summary{a:b}",
        "progress{a:b}",
        "@layer a{.gone{a:b}}",
        "@media print{@media (x){.gone{a:b}}}",
        ".gone{--x:1}",
    ],
)
def test_what_nothing_in_the_page_can_wear_is_cut_away(rule):
    assert cut(rule) == ""


def test_of_several_selectors_those_stay_that_fit():
    assert cut(".gone,.card,.gone b,li{a:b;c:d}") == ".card,li{a:b;c:d}"


def test_rules_stay_in_their_layer_and_in_their_order():
    css = "@layer a,b;@layer b{.card{c:d}.gone{e:f}@media (x){li{g:h}}}.stack{i:j}"

    assert cut(css) == "@layer a,b;@layer b{.card{c:d}@media (x){li{g:h}}}.stack{i:j}"


def test_a_custom_property_that_nobody_asks_for_is_cut_away():
    assert cut(":root{--a:1;--b:2}.card{c:var(--b)}") == ":root{--b:2}.card{c:var(--b)}"


def test_a_rule_may_both_set_and_declare():
    assert cut(".card{--a:1;c:d;--b:2}li{e:var(--b)}") == ".card{c:d;--b:2}li{e:var(--b)}"


def test_a_custom_property_is_asked_for_by_another_too():
    css = ":root{--a:1;--b:var(--a);--c:var(--gone)}.card{--c:2;d:calc(1px + var( --b,0))}"

    assert cut(css) == ":root{--a:1;--b:var(--a)}.card{d:calc(1px + var( --b,0))}"


def test_of_a_rule_of_custom_properties_alone_nothing_may_stay():
    assert cut("@media (x){:root{--a:1}}.card{b:c}") == ".card{b:c}"


@pytest.mark.parametrize("name", INLINED)
def test_a_page_that_wears_everything_carries_the_whole_sheet(name):
    css = "".join(map(sheet, sorted({"public", name})))
    css += "".join(f"x{{y:var({each})}}" for each in re.findall(r"(--[\w-]+):", css))

    assert cutting.cut(read(css), names(read(css))) == css
