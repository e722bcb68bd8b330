"""Keeps the translations of a feature that residents read: each text in its .po, compiled to its .mo. Needs no gettext.

The Dutch texts are the source. New texts come in empty, old ones go, and nothing is guessed.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

KEYWORDS = {**DEFAULT_KEYWORDS, "gettext_lazy": None, "ngettext_lazy": (1, 2)}

Text = str | tuple[str, str]


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature with texts for residents, in which languages, and what its catalogues say of themselves."""

    folder: Path
    about: str
    languages: tuple[str, ...] = ("en",)
    silent: frozenset[str] = frozenset({"tests"})
    """Folders without texts for residents."""

    def po(self, language: str) -> Path:
        return self.folder / "locale" / language / "LC_MESSAGES" / "django.po"

    def mo(self, language: str) -> Path:
        return self.po(language).with_suffix(".mo")

    def texts(self) -> dict[Text, list[str]]:
        """Every text that is wrapped for translation, a plural as a pair, with the files it stands in."""
        found: dict[Text, list[str]] = {}
        for path in sorted(self._sources()):
            source = _template(path) if path.suffix == ".html" else path.read_text()
            for _line, text, _comments, _context in extract("python", io.BytesIO(source.encode()), keywords=KEYWORDS):
                key = tuple(text[:2]) if isinstance(text, tuple) else text
                places = found.setdefault(key, [])
                place = str(path.relative_to(self.folder))
                if place not in places:
                    places.append(place)
        return found

    def catalogue(self, language: str) -> Catalog:
        """The catalogue as it is committed."""
        with self.po(language).open("rb") as file:
            return read_po(file, locale=language, domain="django")

    def updated(self, language: str) -> Catalog:
        """The committed translations of exactly the texts that exist now; never a guess."""
        old = self.catalogue(language) if self.po(language).exists() else Catalog(locale=language)
        new = Catalog(locale=language, domain="django", project="Samenplan", version="1", fuzzy=False)
        new.msgid_bugs_address = new.last_translator = new.language_team = ""
        new.header_comment = f"# {self.about}"
        new.creation_date = new.revision_date = old.creation_date
        for text, places in sorted(self.texts().items(), key=str):
            known = old.get(text[0] if isinstance(text, tuple) else text)
            said = known.string if known is not None else None
            new.add(text, said, locations=[(place, 0) for place in places])
        return new

    def write(self) -> None:
        """Replace both files of every language, and say what has no translation yet."""
        for language in self.languages:
            new = self.updated(language)
            self.po(language).parent.mkdir(parents=True, exist_ok=True)
            with self.po(language).open("wb") as file:
                write_po(file, new, width=110, include_lineno=False, sort_output=True)
            self.mo(language).write_bytes(compiled(self.catalogue(language)))
            missing = untranslated(self.catalogue(language))
            print(f"{language}: {len(missing)} texts without a translation", *missing, sep="\n  ")

    def _sources(self) -> Iterator[Path]:
        yield from (path for path in self.folder.rglob("*.py") if not self.silent & set(path.parts))
        yield from self.folder.rglob("*.html")


def compiled(catalog: Catalog) -> bytes:
    """The .mo of a catalogue."""
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def _template(path: Path) -> str:
    """A template as Python that holds its texts; indentation means nothing there."""
    from django.utils.translation.template import templatize  # late: spares Django where only Python is read

    return "\n".join(line.lstrip() for line in templatize(path.read_text(), origin=str(path)).splitlines())


def untranslated(catalog: Catalog) -> list[Text]:
    """Texts without a translation, or with one that is only a guess."""
    return [message.id for message in catalog if message.id and (message.fuzzy or not _filled(message.string))]


def _filled(said: str | tuple[str, ...]) -> bool:
    return all(said) and bool(said) if isinstance(said, tuple) else bool(said)
