"""What the letters room hears."""

from multaqa.kernel.bulletin import hear

from .notices import LetterQueued
from .tasks import post_letters


@hear(LetterQueued)
def post_it(notice: LetterQueued) -> None:
    """A letter leaves after the answer, not within it."""
    post_letters.enqueue()
