"""The forms of the people room."""

from .asking import ConsentsForm, LeaveForm, LinkForm, RoleForm, SearchForm
from .profile import CorrectionForm, NewcomerForm, PhotoForm, ProfileForm, WelcomeForm

__all__ = [
    "ConsentsForm",
    "CorrectionForm",
    "LeaveForm",
    "LinkForm",
    "NewcomerForm",
    "PhotoForm",
    "ProfileForm",
    "RoleForm",
    "SearchForm",
    "WelcomeForm",
]
