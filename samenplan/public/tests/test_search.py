"""Finding words: folded, all of them, marked where they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenplan.plans.tests.examples import small_plan
from samenplan.public.rules.search import MAX_QUERY, MAX_TOKENS, Run, folded, runs, search


def found(query: str) -> list[str]:
    return [hit.node.uid for hit in search(small_plan(), query).found]


@pytest.mark.parametrize(
    ("query", "uids"),
    [
        ("gespreksavonden", ["act-avonden"]),
        ("GESPREK", ["act-avonden"]),
        ("een vraag", ["act-avonden"]),
        ("EEN VRAAG", ["act-avonden"]),
        ("wijkcomite", ["act-feest"]),
        ("jongeren", ["act-vorming"]),
        ("buren plein", []),
        ("haatspraak", ["act-huisregels"]),
        ("ga1", ["act-avonden"]),
        ("", []),
        ("!?…", []),
    ],
)
def test_a_node_is_found_when_every_word_stands_in_it(query, uids):
    assert found(query) == uids


def test_what_is_internal_is_not_searched():
    risk = next(node for node in small_plan().nodes if node.risks).risks[0]
    assert ("overtuigd" in risk.text, found("overtuigd"), found("AP-3.2")) == (True, [], [])


def test_the_words_are_marked_in_the_text_as_it_was_written():
    assert runs("Één café, twee cafés", ("cafe",)) == (
        Run("Één "), Run("café", True), Run(", twee "), Run("café", True), Run("s"),
    )  # fmt: skip


def test_a_sign_that_folds_into_two_is_marked_whole():
    assert runs("de ﬁets", ("fi",)) == (Run("de "), Run("ﬁ", True), Run("ets"))


def test_an_excerpt_starts_near_the_word_and_is_not_markdown():
    excerpt = "".join(run.text for run in search(small_plan(), "vraag").found[0].excerpt)
    assert excerpt.startswith("Elke avond heeft één vraag en twee gespreksleiders.")


def test_a_long_question_is_cut():
    results = search(small_plan(), "a " * 500)
    assert len(results.query) <= MAX_QUERY
    assert len(search(small_plan(), " ".join(f"w{place}" for place in range(30))).tokens) == MAX_TOKENS


@given(st.text(max_size=80), st.text(max_size=12))
def test_the_runs_together_are_the_text_again(text, word):
    tokens = (folded(word),) if folded(word) else ()
    cut = runs(text, tokens)
    assert "".join(run.text for run in cut) == text
    assert any(run.hit for run in cut) == bool(tokens and tokens[0] in folded(text))
