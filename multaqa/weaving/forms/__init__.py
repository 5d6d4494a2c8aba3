"""What the weaving room asks in forms."""

from .moves import LockForm, SeatForm
from .rounds import RoundsForm
from .seating import (
    FORMS,
    ArrangeForm,
    CompanyForm,
    MattersForm,
    QuotaForm,
    SeatRuleForm,
)
from .teams import (
    ApartForm,
    MoveForm,
    ProjectForm,
    RankingForm,
    SkillForm,
    TeamCallForm,
    named_skills,
)
from .ties import AgreementForm, TablesForm, WaveForm, answers_in, names_of, unsaid

__all__ = [
    "FORMS",
    "AgreementForm",
    "ApartForm",
    "ArrangeForm",
    "CompanyForm",
    "LockForm",
    "MattersForm",
    "MoveForm",
    "ProjectForm",
    "QuotaForm",
    "RankingForm",
    "RoundsForm",
    "SeatForm",
    "SeatRuleForm",
    "SkillForm",
    "TablesForm",
    "TeamCallForm",
    "WaveForm",
    "answers_in",
    "named_skills",
    "names_of",
    "unsaid",
]
