"""A form token is ours, of this form, not too old, and knows its form again."""

import time

import pytest

from samenplan.core.form_token import MAX_SECONDS, is_of_visit, key_of, new_form_token, token_of_visit


def test_a_token_gives_its_key_each_time_and_every_form_another():
    one, other = new_form_token("reactie", "act-1"), new_form_token("reactie", "act-1")
    assert key_of(one, "reactie", "act-1") == key_of(one, "reactie", "act-1") != key_of(other, "reactie", "act-1")
    assert 20 <= len(key_of(one, "reactie", "act-1")) <= 40


@pytest.mark.parametrize("spoilt", ["", "x", "a:b:c", "{}"])
def test_what_is_not_ours_has_no_key(spoilt):
    assert key_of(spoilt, "reactie", "act-1") == ""


def test_a_token_of_another_form_or_changed_has_no_key():
    token = new_form_token("reactie", "act-1")
    assert key_of(token, "reactie", "act-2") == ""
    assert key_of(token, "anders", "act-1") == ""
    assert key_of(token[:-1] + ("A" if token[-1] != "A" else "B"), "reactie", "act-1") == ""


def test_a_token_is_too_old_after_six_hours(monkeypatch):
    token, made = new_form_token("reactie", "act-1"), time.time()
    monkeypatch.setattr(time, "time", lambda: made + MAX_SECONDS - 2)
    assert key_of(token, "reactie", "act-1")
    monkeypatch.setattr(time, "time", lambda: made + MAX_SECONDS + 2)
    assert key_of(token, "reactie", "act-1") == ""


def test_the_token_of_a_visit_is_of_that_visit_and_purpose_only_and_does_not_tell_its_key():
    token = token_of_visit("debat", "a1:geheim")
    assert is_of_visit(token, "debat", "a1:geheim")
    assert not any(is_of_visit(each, "debat", "a1:geheim") for each in ("", "é", token[:-1], "0" * 64))
    assert not is_of_visit(token, "debat", "a1:ander") and not is_of_visit(token, "ander", "a1:geheim")
    assert "geheim" not in token
