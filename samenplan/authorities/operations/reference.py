"""The list of Flemish municipalities, loaded again and again with the same result."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import transaction
from django.utils.text import slugify

from samenplan.authorities.models import Authority, NisCode
from samenplan.authorities.rules import RESERVED_SLUGS


@dataclass(frozen=True, slots=True)
class Municipality:
    """One row of the list. `nis` is the code that holds now."""

    nis: str
    name: str
    province: str
    district: str
    ovo_code: str
    kbo_number: str
    lblod_uri: str


@dataclass(frozen=True, slots=True)
class Merger:
    """A municipality that went into another one on a day; the codes can be the same."""

    old_nis: str
    old_name: str
    new_nis: str
    on: date


@dataclass(slots=True)
class LoadReport:
    """What loading did, by name."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)


@transaction.atomic
def load_municipalities(rows: Sequence[Municipality], mergers: Sequence[Merger]) -> LoadReport:
    """Add what is new and correct what differs; colours, logos, people and addresses stay as they are.

    A municipality is recognised by its KBO number, else by the NIS code that holds. One with another name keeps its
    address. What left the list stays: plans may hang on it.
    """
    report = LoadReport()
    known = {each.kbo_number: each for each in Authority.objects.exclude(kbo_number="").select_for_update()}
    by_nis = {
        each.code: each.authority for each in NisCode.objects.filter(valid_until=None).select_related("authority")
    }
    taken = set(Authority.objects.values_list("slug", flat=True)) | RESERVED_SLUGS
    for row in rows:
        authority = known.get(row.kbo_number) or by_nis.get(row.nis)
        if authority is None:
            authority = Authority.objects.create(slug=_free_slug(row.name, taken), **_columns(row))
            report.added.append(row.name)
        else:
            (report.changed if _correct(authority, row) else report.unchanged).append(row.name)
        _place_codes(authority, row, mergers)
    return report


def _columns(row: Municipality) -> dict[str, str]:
    return {
        "name": row.name,
        "province": row.province,
        "district": row.district,
        "ovo_code": row.ovo_code,
        "kbo_number": row.kbo_number,
        "lblod_uri": row.lblod_uri,
    }


def _correct(authority: Authority, row: Municipality) -> bool:
    differing = [column for column, value in _columns(row).items() if getattr(authority, column) != value]
    for column in differing:
        setattr(authority, column, _columns(row)[column])
    if differing:
        authority.save(update_fields=differing)
    return bool(differing)


def _free_slug(name: str, taken: set[str]) -> str:
    wanted = slugify(name)
    while wanted in taken:
        wanted += "-gemeente"
    taken.add(wanted)
    return wanted


def _place_codes(authority: Authority, row: Municipality, mergers: Sequence[Merger]) -> None:
    """The code that holds, and those of the municipalities that went into this one."""
    into = [merger for merger in mergers if merger.new_nis == row.nis]
    is_new_code = bool(into) and row.nis not in {merger.old_nis for merger in into}
    starts = into[0].on if is_new_code else None
    NisCode.objects.update_or_create(authority=authority, code=row.nis, defaults={"valid_from": starts})
    for merger in into:
        if merger.old_nis == row.nis:
            continue
        ended = {"valid_until": merger.on - timedelta(days=1), "former_name": merger.old_name}
        NisCode.objects.update_or_create(authority=authority, code=merger.old_nis, defaults=ended)
