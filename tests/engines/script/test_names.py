"""How like names are, and which of many are likely the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from multaqa.engines.script import TooAlikeError, likely_pairs, likeness

words = st.sampled_from(
    "محمد محمود أحمد حمد علي عمرو عمر سليمان سلمان الشريف شريف عبدالرحمن عبد بن د. "
    "5 15 مكتبة".split()
)
names = st.lists(words, max_size=5).map(" ".join) | st.text(alphabet="ابجد ", max_size=9)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("محمد أحمد علي", "محمد احمد علي"),
        ("سارة الشريف", "الشريف، ساره"),
        ("عبد الرحمن بن علي", "عبدالرحمن علي"),
        ("علي ابن أبي طالب", "على بن ابى طالب"),
        ("د. منى حسن", "منى حسن"),
        ("نور الدين", "نورالدين"),
        ("مكتبة ٥", "المكتبة 5"),
        ("Élise Martin", "MARTIN Elise"),
        ("بن", "بن"),
    ],
)
def test_one_name_typed_twice_is_wholly_alike(a, b):
    assert likeness(a, b) == 1.0


@pytest.mark.parametrize(
    ("a", "b", "share"),
    [
        ("سليمان", "سلمان", 11 * (1 - 1 / 6) / 11),
        ("سلمان", "سملان", 0.8),
        ("سلمان", "سلمات", 0.8),
        ("محمد علي", "محمد حسن", 8 / 14),
        ("محمد علي", "محمد عدي", 8 / 14),
        ("مكتبة 5", "مكتبة 6", 10 / 22),
        ("مكتبة 2018", "مكتبة 2019", 10 / 22),
        ("محمد محمد", "محمد", 8 / 12),
        ("سلمان سلمات", "سلماى", 8 / 15),
        ("abcd", "wxyz", 0.0),
        ("abcd", "abwxyz", 0.0),
        ("", "", 0.0),
        ("؟", "محمد", 0.0),
    ],
)
def test_likeness_is_the_share_of_letters_in_common(a, b, share):
    assert likeness(a, b) == pytest.approx(share)


@given(names, names)
def test_likeness_does_not_depend_on_which_comes_first(a, b):
    assert likeness(a, b) == pytest.approx(likeness(b, a))


@given(names, names)
def test_likeness_is_a_share(a, b):
    assert 0.0 <= likeness(a, b) <= 1.0


@given(st.lists(words, min_size=1, max_size=8), st.randoms())
def test_the_order_of_words_is_nothing(listed, random):
    shuffled = random.sample(listed, len(listed))

    assert likeness(" ".join(listed), " ".join(shuffled)) == 1.0


def one_by_one(listed, threshold, apart):
    """Each name with the first of each group of equal names that is like it and not apart."""
    found = set()
    for j, name in enumerate(listed):
        seen = []
        for i, other in enumerate(listed):
            score = likeness(other, name)
            after = score == 1.0 and i >= j
            if score < threshold or after or apart(min(i, j), max(i, j)):
                continue
            if not any(likeness(other, earlier) == 1.0 for earlier in seen):
                seen.append(other)
                found.add((min(i, j), max(i, j)))
    return sorted(found)


@settings(max_examples=300)
@given(
    st.lists(names, max_size=14),
    st.sampled_from([0.05, 0.3, 0.5, 0.7, 0.8, 0.9, 1.0]),
    st.sets(st.tuples(st.integers(0, 13), st.integers(0, 13))),
)
def test_pairs_are_those_that_comparing_each_with_each_finds(listed, threshold, parted):
    def apart(i, j):
        return (i, j) in parted

    pairs = likely_pairs(listed, threshold, apart=apart)

    assert sorted((i, j) for i, j, _ in pairs) == one_by_one(listed, threshold, apart)


@given(st.lists(names, max_size=14))
def test_pairs_tell_their_likeness_likest_first(listed):
    pairs = likely_pairs(listed, 0.6)

    assert [score for _, _, score in pairs] == pytest.approx(
        sorted((likeness(listed[i], listed[j]) for i, j, _ in pairs), reverse=True)
    )


def test_a_crowd_of_equal_names_is_paired_with_the_first():
    pairs = likely_pairs(["محمد علي"] * 2_000, 0.8)

    assert pairs == [(0, later, 1.0) for later in range(1, 2_000)]


def test_a_name_is_paired_with_the_first_that_it_is_not_apart_from():
    cities = ["Giza", "Luxor", "Luxor", "Luxor"]
    listed = ["مكتبة الطفل", "مكتبة الطفل", "مكتبه طفل", "مكتبة الطفال"]

    pairs = likely_pairs(listed, 0.8, apart=lambda i, j: cities[i] != cities[j])

    assert [(i, j) for i, j, _ in pairs] == [(1, 2), (1, 3), (2, 3)]


def test_names_of_many_like_words_are_still_found():
    crowd = [f"سلمان سليمان سلمات محمود محمودي {letter}" for letter in "ابتثجحخر"]

    assert len(likely_pairs(crowd, 0.9)) == 28


def test_names_that_are_all_alike_are_given_up_after_the_effort():
    crowd = [f"سلمان {letter * 5}" for letter in "ابتثجحخر"]

    with pytest.raises(TooAlikeError, match="share most of their words"):
        likely_pairs(crowd, 0.5, effort=1_000)


@pytest.mark.parametrize("threshold", [0, -1, 1.01, float("nan")])
def test_a_threshold_is_a_share(threshold):
    with pytest.raises(ValueError, match="threshold must be over 0"):
        likely_pairs([], threshold)
