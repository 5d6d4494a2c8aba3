"""The drawn country says what the directory's map needs."""

import json
from pathlib import Path

import multaqa.networks

EGYPT = json.loads(
    (Path(multaqa.networks.__file__).parent / "geography" / "eg.json").read_text("utf-8")
)
GOVERNORATES = [division for division in EGYPT["divisions"] if division["code"]]


def test_egypt_has_27_governorates_each_with_its_own_code() -> None:
    codes = {governorate["code"] for governorate in GOVERNORATES}

    assert len(GOVERNORATES) == 27
    assert len(codes) == 27
    assert all(code.startswith("EG-") for code in codes)


def test_every_governorate_has_both_names() -> None:
    assert [row for row in GOVERNORATES if not row["ar"] or not row["en"]] == []


def test_every_label_lies_inside_the_drawing() -> None:
    _, _, width, height = map(int, EGYPT["viewbox"].split())

    outside = [r for r in GOVERNORATES if not (0 < r["x"] < width and 0 < r["y"] < height)]

    assert outside == []


def test_a_label_names_only_an_inset_that_is_there() -> None:
    insets = {inset["name"] for inset in EGYPT["insets"]}

    assert {row["inset"] for row in GOVERNORATES} - {None} == insets


def test_all_paths_together_stay_under_nine_kilobytes() -> None:
    assert sum(len(division["path"]) for division in EGYPT["divisions"]) <= 9_000


def test_cairo_is_projected_into_the_box_of_the_delta() -> None:
    made = EGYPT["projection"]
    x = (31.2357 - made["longitude_at_zero"]) * made["longitude_factor"] * made["units_per_degree"]
    y = (made["latitude_at_zero"] - 30.0444) * made["units_per_degree"]
    left, top, width, height = map(int, EGYPT["insets"][0]["viewbox"].split())

    assert left < x < left + width
    assert top < y < top + height
