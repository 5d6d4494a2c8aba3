"""The forms of the registrations room."""

from .arranging import CapacityForm, LimitForm, OpeningForm, QuestionForm
from .people import NewcomerForm, SearchForm, WhomForm
from .registration import RegistrationForm

__all__ = [
    "CapacityForm",
    "LimitForm",
    "NewcomerForm",
    "OpeningForm",
    "QuestionForm",
    "RegistrationForm",
    "SearchForm",
    "WhomForm",
]
