"""What is refused says why as its reader reads."""

import pytest
from django.utils.translation import override

from multaqa.kernel.refusal import Refusal
from multaqa.logistics import rules
from multaqa.ui.reading import reading_as


@pytest.mark.parametrize(("language", "most"), [("ar", "إلى ١٢ "), ("en", "to 12 ")])
def test_a_limit_is_told_in_the_readers_digits(language, most):
    with (
        override(language),
        reading_as(country="EG", usual_digits="arab"),
        pytest.raises(Refusal, match=most),
    ):
        rules.require_number_of_beds(0)
