from dataclasses import replace
from datetime import UTC, datetime

import pytest

from samenplan.audit.rules import START, VERB_LABELS, TrailLine, first_broken, line_hash, tell_verbs, verb_label

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)


def chain(count):
    lines, previous = [], START
    for sequence in range(1, count + 1):
        line = TrailLine(sequence, AT, "user:1", "plan.saved", f"plan:{sequence}", {"fields": ["title"]})
        previous = line_hash(previous, line)
        lines.append((line, previous))
    return lines


def test_an_untouched_chain_holds():
    assert first_broken(chain(5)) is None
    assert first_broken([]) is None


@pytest.mark.parametrize(
    "change",
    [
        {"actor": "user:2"},
        {"verb": "plan.read"},
        {"subject": "plan:9"},
        {"facts": {}},
        {"at": AT.replace(hour=13)},
        {"sequence": 4},
    ],
)
def test_any_change_to_a_line_breaks_the_chain_there(change):
    lines = chain(5)
    line, kept = lines[2]
    lines[2] = (replace(line, **change), kept)
    assert first_broken(lines) == 3


def test_a_line_cut_out_breaks_the_chain_there():
    lines = chain(5)
    assert first_broken(lines[:2] + lines[3:]) == 3
    assert first_broken(lines[1:]) == 1


def test_two_lines_that_changed_places_break_the_chain():
    lines = chain(5)
    assert first_broken([lines[0], lines[2], lines[1], *lines[3:]]) == 2


def test_an_unknown_verb_is_shown_as_it_is():
    assert verb_label("trail.viewed") == "bekeek dit spoor"
    assert verb_label("nobody.told") == "nobody.told"


def test_a_feature_tells_its_verbs_once(monkeypatch):
    monkeypatch.setattr("samenplan.audit.rules.VERB_LABELS", dict(VERB_LABELS))
    tell_verbs({"bread.baked": "bakte brood"})
    tell_verbs({"bread.baked": "bakte brood"})
    assert verb_label("bread.baked") == "bakte brood"
    with pytest.raises(ValueError, match="twice"):
        tell_verbs({"bread.baked": "bakte koek"})
