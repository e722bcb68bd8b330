"""Keeps the French and English of residents' pages: reads every text, merges it into the .po, compiles the .mo.

`python -m samenplan.debate.tests.translations` rewrites the files; new texts come in empty, old ones go.
"""

import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

DEBATE = Path(__file__).resolve().parent.parent
LANGUAGES = ("fr", "en")
KEYWORDS = {**DEFAULT_KEYWORDS, "gettext_lazy": None, "ngettext_lazy": (1, 2)}
Text = str | tuple[str, str]


def po(language: str) -> Path:
    return DEBATE / "locale" / language / "LC_MESSAGES" / "django.po"


def mo(language: str) -> Path:
    return po(language).with_suffix(".mo")


def texts() -> dict[Text, list[str]]:
    """Every text that is wrapped for translation, a plural as a pair, with the files it stands in."""
    found: dict[Text, list[str]] = {}
    for path in sorted(_sources()):
        source = _template(path) if path.suffix == ".html" else path.read_text()
        for _line, text, _comments, _context in extract("python", io.BytesIO(source.encode()), keywords=KEYWORDS):
            key = tuple(text[:2]) if isinstance(text, tuple) else text
            places = found.setdefault(key, [])
            place = str(path.relative_to(DEBATE))
            if place not in places:
                places.append(place)
    return found


def catalogue(language: str) -> Catalog:
    """The catalogue as it is committed."""
    with po(language).open("rb") as file:
        return read_po(file, locale=language, domain="django")


def compiled(catalog: Catalog) -> bytes:
    """The .mo of a catalogue."""
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def untranslated(catalog: Catalog) -> list[object]:
    """Texts without a translation, or with one that is only a guess."""
    return [
        message.id
        for message in catalog
        if message.id
        and (message.fuzzy or not all(message.string if isinstance(message.string, tuple) else (message.string,)))
    ]


def updated(language: str) -> Catalog:
    """The committed translations of exactly the texts that exist now; never a guess."""
    old = catalogue(language) if po(language).exists() else Catalog(locale=language)
    new = Catalog(locale=language, domain="django", project="Samenplan", version="1", fuzzy=False)
    new.msgid_bugs_address = new.last_translator = new.language_team = ""
    new.header_comment = "# The pages of a debate for residents. The Dutch texts are the source."
    new.creation_date = new.revision_date = old.creation_date
    for text, places in sorted(texts().items(), key=str):
        known = old.get(text[0] if isinstance(text, tuple) else text)
        new.add(text, known.string if known is not None else None, locations=[(place, 0) for place in places])
    return new


def write(language: str, catalog: Catalog) -> None:
    """Replace both files."""
    po(language).parent.mkdir(parents=True, exist_ok=True)
    with po(language).open("wb") as file:
        write_po(file, catalog, width=110, include_lineno=False, sort_output=True)
    mo(language).write_bytes(compiled(catalogue(language)))


def _sources() -> Iterator[Path]:
    yield from (path for path in DEBATE.rglob("*.py") if not {"tests", "engine"} & set(path.parts))
    yield from DEBATE.rglob("*.html")


def _template(path: Path) -> str:
    """A template as Python that holds its texts; indentation means nothing there."""
    from django.utils.translation.template import templatize  # late: spares Django where only Python is read

    lines = templatize(path.read_text(), origin=str(path)).splitlines()
    return "\n".join(line.lstrip() for line in lines)


def main() -> None:
    """Rewrite what is committed."""
    import django
    from django.conf import settings

    if not settings.configured:
        settings.configure(USE_I18N=True)
    django.setup()
    for language in LANGUAGES:
        catalog = updated(language)
        write(language, catalog)
        print(language, *untranslated(catalogue(language)), sep="\n  ")


if __name__ == "__main__":
    main()
