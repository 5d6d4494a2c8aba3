"""Items to begin from: in our own words, few enough for a minute on a phone."""

from typing import Any

from ..enums import About, ItemKind


def _item(kind: ItemKind, ar: str, en: str, **more: Any) -> dict[str, Any]:
    return {"kind": kind, "text": {"ar": ar, "en": en}, **more}


def _option(code: str, ar: str, en: str) -> dict[str, Any]:
    return {"code": code, "label": {"ar": ar, "en": en}}


def _rating(ar: str, en: str, **more: Any) -> dict[str, Any]:
    return _item(ItemKind.RATING, ar, en, **more)


SUM = {"required": True, "sums_up": True}
PACE = [
    _option("slow", "بطيء", "Too slow"),
    _option("right", "مناسب", "Right"),
    _option("fast", "سريع", "Too fast"),
]
READY = {
    About.SESSION: (
        _rating("كيف كانت الجلسة إجمالًا؟", "How was the session as a whole?", **SUM),
        _rating("أفادتني في عملي", "It is useful for my work"),
        _rating("سأجرّب شيئًا منها خلال شهر", "I will try something from it within a month"),
        _item(ItemKind.CHOICE, "إيقاع الجلسة", "Its pace was", options=PACE),
        _item(ItemKind.COMMENT, "كلمة لمن أدارها", "A word to those who led it"),
    ),
    About.FORUM: (
        _rating("كيف كان الملتقى إجمالًا؟", "How was the forum as a whole?", **SUM),
        _rating("كان التنظيم جيدًا", "It was well organised"),
        _rating("تعرّفت إلى زملاء من مدن أخرى", "I came to know colleagues from other cities"),
        _rating("أشعر أني من أهل هذه المهنة", "I feel that I belong to this profession"),
        _item(ItemKind.COMMENT, "ما الذي نحافظ عليه؟", "What should we keep?"),
        _item(ItemKind.COMMENT, "ما الذي نغيّره؟", "What should we change?"),
    ),
}  # fmt: skip


def ready_items(about: str) -> tuple[dict[str, Any], ...]:
    """The ready items of a questionnaire about a session or the forum."""
    return READY[About(about)]
