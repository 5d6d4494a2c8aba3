"""The figures there are: what each is called, and how it is counted, in the reader's language."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of figure: its ``name``, what exactly is counted, and what one of it is called."""

    key: str
    name: Any
    definition: Any


_ALL = (
    Kind(
        "registered",
        pgettext_lazy("figure", "Registered"),
        _(
            "People who are registered, with a seat or waiting for one. Whoever withdrew is not "
            "among them."
        ),
    ),
    Kind(
        "seated",
        pgettext_lazy("figure", "With a seat"),
        _("Registered people who have a seat at one site at least; nobody is counted twice."),
    ),
    Kind(
        "waiting",
        pgettext_lazy("figure", "On the waiting list"),
        _("Registered people who have no seat at any site."),
    ),
    Kind(
        "came",
        pgettext_lazy("figure", "Came"),
        _(
            "Different people who were checked in at least once, at a site or at the door of a "
            "session."
        ),
    ),
    Kind(
        "people_hours",
        _("People-hours"),
        _(
            "For each session but meals and free time: the people checked in at its door times "
            "its length. A session where nobody was checked in adds nothing, even if people "
            "were there: presence is counted, never estimated, so that the true figure is this "
            "or higher."
        ),
    ),
    Kind(
        "certificates",
        _("Certificates"),
        _("Certificates of attendance that were issued and not withdrawn."),
    ),
    Kind(
        "site_seated",
        _("Seats taken at a site"),
        _("Registered people with a seat at the site. Whoever has seats at two is in both."),
    ),
    Kind(
        "day_came",
        _("Came to a site on a day"),
        _(
            "Different people who were checked in at the site on that day, at its door or at "
            "that of one of its sessions. Whoever came on two days is in both."
        ),
    ),
    Kind(
        "objective_hours",
        _("Hours planned for an objective"),
        _(
            "The length of each session of the agenda times the share of it that serves the "
            "objective; meals and free time serve none."
        ),
    ),
    Kind(
        "objective_people_hours",
        _("People-hours of an objective"),
        _(
            "For each session that serves the objective: the people checked in at its door "
            "times its length times the share of it that serves the objective. Sessions where "
            "nobody was checked in add nothing."
        ),
    ),
    Kind(
        "objective_received",
        _("How the sessions of an objective were received"),
        _(
            "The mean, from 1 to 5, of the rating that sums up a session, over the sessions "
            "that serve the objective: each weighs as many as answered about it. Sessions with "
            "fewer than five answers are left out. The interval says where the mean of "
            "everybody who could have answered lies in 95 of 100 such forums, if those who "
            "answered are like those who did not and each answer stands for itself."
        ),
    ),
    Kind(
        "objective_ties",
        _("Ties across cities"),
        _(
            "Of the pairs of two people from two cities who answered the survey of ties both "
            "before and afterwards: how many in a hundred had met afterwards, less how many had "
            "before. The interval says between which figures the true change most likely lies."
        ),
    ),
    Kind(
        "city",
        _("Who came from where"),
        _(
            "Registered people by the city that they named when they registered. Cities of "
            "fewer than five people are counted together."
        ),
    ),
    Kind(
        "division",
        _("Who came from where"),
        _(
            "Registered people by the governorate in which the city lies that they named when they "
            "registered. Governorates of fewer than five people are counted together, with "
            "whoever named no city of the country."
        ),
    ),
    Kind(
        "answered",
        _("Answers about the forum"),
        _("Questionnaires about the forum as a whole: one a person, without a name."),
    ),
    Kind(
        "said",
        _("Ratings of the forum"),
        _(
            "The mean of a question’s answers from 1 to 5, with the interval in which the mean "
            "of everybody who could have answered lies in 95 of 100 such forums, if those who "
            "answered are like those who did not."
        ),
    ),
    Kind(
        "chosen",
        _("Choices about the forum"),
        _("How many chose each option of a question, of those who sent the questionnaire."),
    ),
    Kind(
        "session_received",
        _("How a session was received"),
        _(
            "The mean, from 1 to 5, of the rating that sums up a session, "
            "of five answers at least."
        ),
    ),
    Kind(
        "travellers",
        _("Arrivals arranged"),
        _("People of whose arrival the day and means are known."),
    ),
    Kind(
        "lodged",
        _("People lodged"),
        _("Different people who slept where the network arranged it."),
    ),
    Kind(
        "nights",
        _("Nights"),
        _("The nights of all of them together."),
    ),
    Kind(
        "meals",
        _("Meals"),
        _(
            "For each meal of the released agenda the people with a seat at its site who did not "
            "say that they leave it out: what was ordered, not what was eaten."
        ),
    ),
)  # fmt: skip
KINDS = {each.key: each for each in _ALL}
