"""The chain that makes the trail tamper-evident: each line's hash covers the hash before it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

START = "0" * 64


@dataclass(frozen=True, slots=True)
class TrailLine:
    """One line as it is hashed: ids, verbs and field names, never contents."""

    sequence: int
    at: datetime
    actor: str
    verb: str
    subject: str
    facts: Mapping[str, object]


def line_hash(previous: str, line: TrailLine) -> str:
    """SHA-256 over the previous hash and the canonical JSON of the line."""
    said = [line.sequence, line.at.isoformat(), line.actor, line.verb, line.subject, dict(line.facts)]
    canonical = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(f"{previous}\n{canonical}".encode()).hexdigest()


def first_broken(lines: Iterable[tuple[TrailLine, str]]) -> int | None:
    """The sequence number of the first line that does not fit the chain; None when all do."""
    previous, expected = START, 1
    for line, kept in lines:
        if line.sequence != expected or line_hash(previous, line) != kept:
            return expected
        previous, expected = kept, expected + 1
    return None


VERB_LABELS = {
    "trail.viewed": "bekeek dit spoor",
    "invitation.made": "maakte een uitnodiging",
    "invitation.withdrawn": "trok een uitnodiging in",
    "invitation.accepted": "kwam binnen met een uitnodiging",
    "roles.changed": "veranderde de rollen van iemand",
    "membership.ended": "nam alle rollen van iemand weg",
    "password_link.made": "maakte een wachtwoordlink voor iemand",
    "password.set_by_link": "koos een nieuw wachtwoord met een link",
    "contact.added": "voegde een contactpersoon toe",
    "contact.ended": "verwijderde een contactpersoon",
    "personal_link.made": "maakte een persoonlijke link voor een contactpersoon",
    "mails.forgotten": "gooide adressen van oude mails weg",
    "retention.carried_out": "gooide weg wat lang genoeg bewaard was",
    "retention.terms_set": "veranderde de bewaartermijnen",
    "personal_link.mailed": "stuurde een contactpersoon een persoonlijke link",
    "party.added": "voegde een dienst of organisatie toe",
    "party.renamed": "gaf een dienst of organisatie een andere naam",
    "party.merged": "voegde twee diensten of organisaties samen",
    "authority.look_changed": "veranderde de huisstijl",
    "partnership.started": "begon een samenwerkingsverband",
    "partnership.member_added": "liet een bestuur meedoen in een samenwerkingsverband",
    "activity.corrected": "verbeterde een activiteit",
    "activity.told": "vertelde over een activiteit",
    "activity.withdrawn": "trok een activiteit in",
    "evidence.added": "voegde een bewijsstuk toe",
    "evidence.downloaded": "haalde een bewijsstuk op",
    "evidence.made_private": "hield een foto binnenshuis",
    "evidence.made_public": "gaf een foto vrij voor de openbare pagina",
    "evidence.withdrawn": "trok een bewijsstuk in",
    "milestone.reached": "vinkte een mijlpaal af",
    "milestone.reopened": "zette een mijlpaal weer open",
    "question.answered": "beantwoordde een vraag over een actie",
    "question.asked": "stelde een vraag over een actie",
    "advice.answered": "noteerde het antwoord op een adviesvraag",
    "advice.asked": "vroeg advies",
    "advice.asked_again": "vroeg opnieuw advies",
    "advice.dropped": "verwijderde een adviesvraag",
    "advice.followed_up": "noteerde wat met een advies gebeurde",
    "advice.waived": "legde een raad naast zich neer",
    "comment.made": "maakte een opmerking",
    "comment.reopened": "opende een opmerking opnieuw",
    "comment.resolved": "handelde een opmerking af",
    "decision.annex_added": "voegde een bijlage toe aan een besluit",
    "decision.annex_removed": "haalde een bijlage weg bij een besluit",
    "decision.changed": "veranderde een ontwerpbesluit",
    "decision.changes_adopted": "nam de aangepaste tekst van een besluit over",
    "decision.dropped": "gooide een ontwerpbesluit weg",
    "decision.prepared": "maakte een ontwerpbesluit",
    "decision.recorded": "noteerde wat een orgaan besliste",
    "decision.published": "noteerde de bekendmaking van een besluit",
    "calendar.made": "maakte een privéadres voor de eigen agenda",
    "calendar.withdrawn": "trok het privéadres van de eigen agenda in",
    "mails.stopped": "vroeg om geen mails meer",
    "mails.wanted": "vroeg om weer mails te krijgen",
    "reminder.answered": "antwoordde met een link hoe een actie loopt",
    "reminder.asked_by_hand": "vroeg hoe een actie loopt",
    "reminders.asked": "vroeg vanzelf hoe acties lopen",
    "reminders.climbed": "vroeg onbeantwoorde vragen hoger",
    "rhythm.set": "koos het ritme van de herinneringen",
    "figures.applied": "las cijfers uit een bestand in",
    "figures.mapped": "koos wat de kolommen van een bestand met cijfers betekenen",
    "figures.queued": "vroeg om een bestand met cijfers in te lezen",
    "figures.undone": "maakte het inlezen van cijfers ongedaan",
    "figures.uploaded": "gaf een bestand met cijfers",
    "rhythm.stopped": "zette de herinneringen af",
    "ground.forgotten": "haalde een bewaarde rechtsgrond weg",
    "import.applied": "paste een ingelezen bestand toe",
    "import.mapped": "koos wat de kolommen van een bestand betekenen",
    "import.undone": "maakte een inlezing ongedaan",
    "import.uploaded": "gaf een bestand om in te lezen",
    "indicator.described": "schreef de fiche van een indicator",
    "indicator.rule_set": "koos de rekenregel van een indicator",
    "measurement.told": "voegde een meting toe",
    "measurement.withdrawn": "trok een meting in",
    "node.added": "voegde een doelstelling of actie toe",
    "node.changed": "veranderde een doelstelling of actie",
    "node.deleted": "verwijderde een doelstelling of actie",
    "node.duplicated": "kopieerde een doelstelling of actie",
    "node.moved": "verplaatste een doelstelling of actie",
    "node.progress_told": "schreef een stand van zaken",
    "node.restored": "zette een doelstelling of actie terug",
    "plan.actions_changed": "veranderde meerdere acties tegelijk",
    "plan.amendment_started": "begon een nieuwe versie van een goedgekeurd plan",
    "plan.approved": "noteerde de goedkeuring van een plan",
    "plan.changed": "veranderde de gegevens van een plan",
    "plan.closed": "sloot een plan voor een ander bestuur",
    "plan.copied": "kopieerde een plan",
    "plan.created": "maakte een plan",
    "plan.deleted": "verwijderde een plan",
    "plan.downloaded": "haalde een plan als bestand op",
    "plan.frozen": "legde een versie van een plan vast",
    "plan.means_changed": "veranderde de middelen van een plan",
    "plan.opened": "stelde een plan open voor een ander bestuur",
    "plan.placed": "plaatste een plan onder een koepelplan",
    "plan.published": "maakte een versie van een plan openbaar",
    "plan.section_changed": "veranderde een tekst van een plan",
    "plan.sent_back": "noteerde dat een plan terugkwam",
    "plan.shared": "deelde een plan met andere besturen",
    "plan.submitted": "diende een plan in",
    "plan.taken_back": "trok een ingediend plan terug",
    "survey.answers_deleted": "verwijderde de losse antwoorden van een bevraging",
    "survey.changed": "veranderde de gegevens van een bevraging",
    "survey.closed": "sloot een bevraging",
    "survey.deleted": "gooide een bevraging in opmaak weg",
    "survey.exported": "haalde de resultaten van een bevraging op als bestand",
    "survey.made": "maakte een bevraging",
    "survey.opened": "opende een bevraging",
    "survey.paper_added": "typte een papieren formulier van een bevraging in",
    "survey.paper_undone": "haalde een ingetypt papieren formulier weg",
    "survey.question_added": "voegde vragen toe aan een bevraging",
    "survey.question_changed": "veranderde een vraag van een bevraging",
    "survey.question_moved": "verplaatste een vraag van een bevraging",
    "survey.question_removed": "haalde een vraag uit een bevraging",
    "survey.results_renewed": "bekeek een nieuwe stand van een bevraging",
    "measurement.from_survey": "nam een resultaat van een bevraging over als meting",
    "plan.withdrawn": "haalde een versie van een plan van de openbare pagina",
    "anchoring.changed": "veranderde wat na de subsidie doorloopt",
    "chain.changed": "veranderde de resultatenketen van een plan",
    "dependency.added": "noteerde dat een actie op een andere wacht",
    "dependency.removed": "noteerde dat een actie niet meer op een andere wacht",
    "evaluation.changed": "veranderde een terugblik",
    "evaluation.dropped": "verwijderde een terugblik",
    "evaluation.written": "schreef een terugblik",
    "spending.told": "noteerde een uitgave",
    "spending.withdrawn": "trok een uitgave in",
    "step.added": "voegde een stap toe aan een actie",
    "step.changed": "veranderde een stap van een actie",
    "step.moved": "verplaatste een stap van een actie",
    "step.reached": "noteerde of een stap gehaald is",
    "step.removed": "verwijderde een stap van een actie",
    "step.restored": "zette een stap van een actie terug",
    "progress.hidden": "toont de voortgang van een plan niet meer aan bewoners",
    "progress.shown": "toont de voortgang van een plan aan bewoners",
    "reaction.came": "stuurde een reactie op een actie",
    "reaction.refused": "toonde een reactie niet",
    "reaction.shown": "toonde een reactie",
    "report.discarded": "gooide een jaarverslag in opmaak weg",
    "report.generated_again": "nam de gegevens over in een deel van een jaarverslag",
    "report.made": "maakte een jaarverslag",
    "report.published": "maakte een jaarverslag openbaar",
    "report.withdrawn": "trok een jaarverslag in",
    "report.written": "schreef een deel van een jaarverslag",
}
"""What somebody did, after a name. A feature above can add its own with `tell_verbs`."""


def tell_verbs(labels: Mapping[str, str]) -> None:
    """Add the sentences of a feature; called once, when the feature is loaded.

    Raises:
        ValueError: a verb has another sentence already.
    """
    for verb, label in labels.items():
        if VERB_LABELS.setdefault(verb, label) != label:
            raise ValueError(f"{verb} is told twice")


def verb_label(verb: str) -> str:
    """The sentence of a verb; the verb itself when no feature told one."""
    return VERB_LABELS.get(verb, verb)
