"""A mean and its interval stand where the scale says, and nowhere else."""

import pytest

from multaqa.ui.charts import whisker


def test_the_ends_of_the_scale_are_the_ends_of_the_drawing():
    drawn = whisker(3, 1, 5, least=1, most=5)

    assert (drawn.low, drawn.middle, drawn.high) == ("6.0", "96.0", "186.0")
    assert drawn.steps == ("6.0", "51.0", "96.0", "141.0", "186.0")


@pytest.mark.parametrize(
    ("mean", "low", "high"), [(3, 3.5, 4), (3, 2, 2.5), (3, 0.5, 4), (3, 2, 5.5)]
)
def test_what_does_not_lie_on_the_scale_is_an_error(mean, low, high):
    with pytest.raises(ValueError, match="does not lie within"):
        whisker(mean, low, high, least=1, most=5)
