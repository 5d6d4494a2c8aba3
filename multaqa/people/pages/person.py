"""A person's page in a network, and their photograph: for whoever they are shown to."""

from django.http import FileResponse, HttpRequest, HttpResponse

from multaqa.kernel.doors import door

from .. import queries, rules
from ..models import Person


def of_the_network(request: HttpRequest, person: int) -> queries.Shown | None:
    """What this reader may see of someone, in the network of the address."""
    seen = queries.shown([person], visitor=request.visitor, network=request.network)
    return seen.get(person)


@door(rules.may_see_photo, load=of_the_network, hidden=True)
def photo(request: HttpRequest, person: queries.Shown) -> HttpResponse:
    """The photograph itself; the browser may keep it, nobody between may."""
    picture = Person.objects.values_list("photo", flat=True).get(pk=person.person_id)
    response = FileResponse(
        Person._meta.get_field("photo").storage.open(picture), content_type="image/webp"
    )
    response["Cache-Control"] = "private, max-age=3600"
    return response
