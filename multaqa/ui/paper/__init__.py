"""Paper: PDF pages for A4, from a typst source beside its room and plain values."""

from .making import Part, part, pdf

__all__ = ["Part", "part", "pdf"]
