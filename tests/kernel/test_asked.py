"""A question that is put into SQL once answers every reader with their own rows."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.db import connection
from django.db.models import Count, F, Q

from multaqa.kernel.asked import asked_once
from multaqa.networks.enums import Tier
from multaqa.networks.models import Library, Network
from multaqa.programmes.models import Cycle
from tests.factories.networks import LibraryFactory, NetworkFactory
from tests.factories.programmes import CycleFactory
from tests.factories.words import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def networks():
    return NetworkFactory(slug="here"), NetworkFactory(slug="there", regional=True)


def counted(make):
    """The function, and how often it was called."""
    calls = []

    def counting(*args, **kwargs):
        calls.append(args)
        return make(*args, **kwargs)

    return asked_once(counting), calls


def test_each_call_has_the_rows_of_its_own_value(networks):
    ask, calls = counted(lambda slug: Network.objects.filter(slug=slug))

    assert [ask("here"), ask("there"), ask("nowhere")] == [[networks[0]], [networks[1]], []]
    assert len(calls) == 1


def test_an_instance_is_whole_and_brings_what_was_selected_with_it(networks, queries_of):
    library = LibraryFactory(network=networks[0])
    ask = asked_once(lambda pk: Library.objects.select_related("network").filter(pk=pk))
    ask(0)

    def read():
        (found,) = ask(library.pk)
        return str(found.network.name) + str(found.name)

    assert queries_of(read) == 1
    assert (ask(library.pk)[0], ask(library.pk)[0].network) == (library, networks[0])


def test_what_it_gives_can_be_changed_and_saved(networks):
    ask = asked_once(lambda slug: Network.objects.filter(slug=slug))
    (found,) = ask("here")
    found.slug = "moved"
    found.save()

    assert [ask("here"), ask("moved")] == [[], [networks[0]]]


def test_values_annotations_and_unions_are_read_as_ever(networks):
    LibraryFactory.create_batch(2, network=networks[0])

    @asked_once
    def sizes(network):
        rows = Library.objects.filter(network=network).order_by().values_list("network")
        return rows.annotate(n=Count("pk")).union(
            Network.objects.filter(pk=network).order_by().values_list("pk", F("pk")), all=True
        )

    here, there = (each.pk for each in networks)
    assert sorted(sizes(here)) == sorted([(here, 2), (here, here)])
    assert sizes(there) == [(there, there)]


def test_a_collection_is_asked_for_by_its_length(networks):
    ask, calls = counted(lambda pks: Network.objects.filter(pk__in=pks).order_by("pk"))
    here, there = networks

    assert [ask({here.pk}), ask([there.pk]), ask({here.pk, there.pk}), ask(())] == [
        [here], [there], [here, there], [],
    ]  # fmt: skip
    assert len(calls) == 3


def test_an_empty_collection_may_leave_the_other_half_of_a_condition(networks):
    ask = asked_once(lambda pks, slug: Network.objects.filter(Q(pk__in=pks) | Q(slug=slug)))

    assert [ask([], "here"), ask([], "nowhere")] == [[networks[0]], []]


def test_nothing_given_is_another_question_than_something(networks):
    child = NetworkFactory(parent=networks[0])
    ask = asked_once(lambda parent: Network.objects.filter(parent=parent).order_by("pk"))

    assert [ask(None), ask(networks[0].pk)] == [list(networks), [child]]


def test_times_and_days_are_given_as_the_database_takes_them(networks):
    CycleFactory(network=networks[0], starts_on=date(2018, 5, 1))
    before = asked_once(lambda day: Cycle.objects.filter(starts_on__lt=day))
    made = asked_once(lambda at: Network.objects.filter(created_at__lte=at).order_by("pk"))

    assert [len(before(date(2018, 5, day))) for day in (1, 2)] == [0, 1]
    assert [made(NOW - timedelta(seconds=1)), made(NOW)] == [[], list(networks)]


def test_values_may_be_named(networks):
    ask = asked_once(lambda *, slug, tier: Network.objects.filter(slug=slug, tier=tier))

    assert ask(tier=Tier.REGIONAL, slug="there") == [networks[1]]
    assert ask(slug="there", tier=Tier.NATIONAL) == []


def test_a_value_that_the_question_loses_is_an_error(networks):
    with pytest.raises(LookupError, match="without values"):
        asked_once(lambda slug, pk: Network.objects.filter(slug=slug))("here", 1)


def test_what_is_no_value_is_an_error(networks):
    with pytest.raises(TypeError, match="no id"):
        asked_once(lambda network: Network.objects.filter(pk=network))(networks[0])


def test_many_lengths_do_not_fill_the_memory(networks):
    ask, calls = counted(lambda pks: Network.objects.filter(pk__in=pks))

    for length in (*range(80), 1):
        ask(list(range(length)))

    assert len(calls) == 81


@pytest.mark.django_db(transaction=True)
def test_another_thread_asks_on_its_own_connection(networks):
    ask = asked_once(lambda slug: Network.objects.filter(slug=slug).values_list("slug", flat=True))
    ask("nowhere")

    def elsewhere():
        try:
            return ask("here")
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(elsewhere).result() == ["here"]
