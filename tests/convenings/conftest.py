"""What the tests of the convenings room share."""

from collections.abc import Callable

import pytest

from multaqa.kernel import bulletin


@pytest.fixture
def heard(monkeypatch) -> Callable[[type], list[object]]:
    """``heard(Kind)``: the notices of a kind that were announced, beside who hears them anyway."""
    told: list[object] = []
    tell = bulletin._tell

    def tell_us_too(notice: object) -> None:
        told.append(notice)
        tell(notice)

    monkeypatch.setattr(bulletin, "_tell", tell_us_too)
    return lambda kind: [notice for notice in told if type(notice) is kind]
