"""Pins name packages, not places; nothing in the repository names a machine."""

from tests.architecture.source import ROOT


def test_requirements_name_no_address():
    files = sorted((ROOT / "requirements").glob("*.txt"))
    assert files
    assert [file.name for file in files if "://" in file.read_text(encoding="utf-8")] == []


def test_every_pin_has_a_hash():
    for file in (ROOT / "requirements").glob("*.txt"):
        text = file.read_text(encoding="utf-8")
        pins = [line for line in text.splitlines() if "==" in line and not line.lstrip().startswith("#")]
        assert pins
        assert text.count("--hash=sha256:") >= len(pins)
