"""A published plan as linked data (JSON-LD).

Only terms that were seen in use at their source:

besluit:Bestuurseenheid, skos:prefLabel: the authority, by its IRI when we know it (publications of lblod).
besluit:Besluit, eli:date_publication: the published decision (SHACL shapes of OSLO Besluit Publicatie,
https://data.vlaanderen.be/shacl/besluit-publicatie).
dct:title, description, identifier, issued, language, publisher, hasPart, isPartOf, references, replaces, isReplacedBy:
the version and its parts (DCMI Metadata Terms, https://www.dublincore.org/specifications/dublin-core/dcmi-terms/).
prov:Entity, prov:wasRevisionOf: which version came before (W3C PROV-O, https://www.w3.org/TR/prov-o/).
foaf:Document, foaf:page: the page for people (FOAF, http://xmlns.com/foaf/0.1/).
skos:notation: the number of a goal or action (W3C SKOS, https://www.w3.org/TR/skos-reference/).
schema:CreativeWork with name, version, inLanguage, datePublished, temporalCoverage, isAccessibleForFree, url, encoding,
schema:creativeWorkStatus: how far an action is ("the stage in a lifecycle", https://schema.org/creativeWorkStatus);
and schema:MediaObject with contentUrl, encodingFormat: what search engines read (https://schema.org/CreativeWork).

A goal or an action is a part of the plan (schema:CreativeWork): OSLO has no term for a policy action that we could
show from a source, so none is invented.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from samenplan.plans.rules.content import Node, PlanContent

CONTEXT: Mapping[str, object] = {
    "schema": "https://schema.org/",
    "besluit": "http://data.vlaanderen.be/ns/besluit#",
    "eli": "http://data.europa.eu/eli/ontology#",
    "dct": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_NL = "http://publications.europa.eu/resource/authority/language/NLD"


@dataclass(frozen=True, slots=True)
class DecisionReference:
    """The decision that approved a version, as far as it is published itself."""

    title: str
    body: str
    decided_on: date | None
    url: str = ""
    published_on: date | None = None


@dataclass(frozen=True, slots=True)
class FileAddress:
    """One form in which the plan can be downloaded."""

    url: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Publication:
    """What linked data says about a version besides its text; every address is absolute."""

    url: str  # of this version, for good
    page: str  # for people
    action_url: str  # of an action through all versions, with {uid} in it
    number: int
    uid: str
    published_on: date
    authority_uri: str = ""
    replaces: str = ""
    replaced_by: str = ""
    decision: DecisionReference | None = None
    files: tuple[FileAddress, ...] = ()


def linked_data(
    content: PlanContent, publication: Publication, statuses: Mapping[str, str] | None = None
) -> dict[str, object]:
    """The version as one JSON-LD document; `content` is the plan without what is internal.

    `statuses` says per action how far it is; without it nothing is said of that.
    """
    owner = _authority(content.owner.name, publication.authority_uri)
    facts: dict[str, object] = {
        "@context": CONTEXT,
        "@id": publication.url,
        "@type": ["schema:CreativeWork", "foaf:Document", "prov:Entity"],
        "dct:title": _dutch(content.title),
        "schema:name": _dutch(content.title),
        "dct:description": _dutch(content.summary) if content.summary else None,
        "dct:identifier": publication.uid,
        "schema:version": str(publication.number),
        "dct:issued": _day(publication.published_on),
        "schema:datePublished": publication.published_on.isoformat(),
        "schema:temporalCoverage": _period(content),
        "dct:language": {"@id": _NL},
        "schema:inLanguage": "nl",
        "schema:isAccessibleForFree": True,
        "schema:url": {"@id": publication.page},
        "foaf:page": {"@id": publication.page},
        "dct:publisher": owner,
        **_relations(publication),
        "schema:encoding": [_file(file) for file in publication.files],
        "dct:hasPart": _parts(content, publication, statuses or {}),
    }
    return _filled(facts)


def _relations(publication: Publication) -> dict[str, object]:
    before = {"@id": publication.replaces} if publication.replaces else None
    after = {"@id": publication.replaced_by} if publication.replaced_by else None
    decision = publication.decision
    return {
        "dct:replaces": before,
        "prov:wasRevisionOf": before,
        "dct:isReplacedBy": after,
        "dct:references": _decision(decision) if decision and decision.url else None,
    }


def _decision(decision: DecisionReference) -> dict[str, object]:
    published = _day(decision.published_on) if decision.published_on else None
    title = _dutch(decision.title) if decision.title else None
    return _filled(
        {"@id": decision.url, "@type": "besluit:Besluit", "dct:title": title, "eli:date_publication": published}
    )


def _authority(name: str, uri: str) -> dict[str, object]:
    return _filled({"@id": uri or None, "@type": "besluit:Bestuurseenheid", "skos:prefLabel": _dutch(name)})


def _file(file: FileAddress) -> dict[str, object]:
    return {
        "@type": "schema:MediaObject",
        "schema:contentUrl": {"@id": file.url},
        "schema:encodingFormat": file.media_type,
    }


def _parts(content: PlanContent, publication: Publication, statuses: Mapping[str, str]) -> list[dict[str, object]]:
    """The top of the tree, each node with its own parts; nodes are grouped once, so that 200 actions stay quick."""
    groups: dict[str, list[Node]] = {}
    for node in content.nodes:
        groups.setdefault(node.parent, []).append(node)
    return _grouped(_Tree(groups, publication, statuses), "", publication.url)


@dataclass(frozen=True, slots=True)
class _Tree:
    groups: Mapping[str, Sequence[Node]]
    publication: Publication
    statuses: Mapping[str, str]


def _grouped(tree: _Tree, parent: str, parent_url: str) -> list[dict[str, object]]:
    publication = tree.publication
    return [
        _filled(
            {
                "@id": _node_url(node, publication),
                "@type": "schema:CreativeWork",
                "dct:identifier": node.uid,
                "dct:title": _dutch(node.title),
                "dct:description": _dutch(node.description) if node.description else None,
                "skos:notation": node.label,
                "dct:isPartOf": {"@id": parent_url},
                "schema:creativeWorkStatus": _status(tree.statuses.get(node.uid, "")),
                "dct:hasPart": _grouped(tree, node.uid, _node_url(node, publication)),
            }
        )
        for node in tree.groups.get(parent, ())
    ]


def _node_url(node: Node, publication: Publication) -> str:
    """An action has an address of its own through all versions; a goal is a place in this version."""
    if node.is_action:
        return publication.action_url.replace("{uid}", node.uid)
    return f"{publication.url}#n-{node.uid}"


def _status(words: str) -> dict[str, str] | None:
    return _dutch(words) if words else None


def _filled(facts: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in facts.items() if value not in (None, "", [])}


def _dutch(text: str) -> dict[str, str]:
    return {"@language": "nl", "@value": text}


def _day(day: date) -> dict[str, str]:
    return {"@type": "xsd:date", "@value": day.isoformat()}


def _period(content: PlanContent) -> str | None:
    if not content.starts_on and not content.ends_on:
        return None
    return "/".join(day.isoformat() if day else ".." for day in (content.starts_on, content.ends_on))
