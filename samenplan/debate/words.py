"""What residents are told about a debate, in their language: Dutch, French or English."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import get_language, gettext, ngettext, override
from django.utils.translation import gettext_lazy as _

from samenplan.debate.models import Debate, Statement
from samenplan.debate.rules.entering import Hindrance
from samenplan.debate.rules.kinds import LANGUAGES, RefusalReason, StatementState

HINDRANCES = {
    Hindrance.NOT_OPEN: _("Je kunt nu niet stemmen: dit debat is niet open. Er is niets bewaard."),
    Hindrance.NO_SUCH_STATEMENT: _("Deze stelling doet niet meer mee. Ga verder met de volgende."),
    Hindrance.TOO_LONG: _("Je stelling is te lang. Maak ze korter: één gedachte, hoogstens 140 tekens."),
    Hindrance.TOO_SHORT: _("Je stelling is te kort. Schrijf een hele zin."),
    Hindrance.ABOUT_A_PERSON: _(
        "In je tekst staat een naam, een adres, een nummer of een account. Een stelling gaat nooit over één persoon. "
        "Haal dat eruit en probeer opnieuw. Je tekst is niet bewaard."
    ),
    Hindrance.TOO_MANY_WAITING: _(
        "Er wachten al vijf stellingen van jou op nazicht. Stem intussen verder; daarna kun je er weer een toevoegen."
    ),
    Hindrance.WRONG_CODE: _("Deze code kennen we niet. Kijk na of je alle twaalf tekens typte."),
    Hindrance.CODE_NEEDED: _("Voor dit debat heb je een code nodig. Typ eerst de code van je uitnodiging."),
    Hindrance.ACCOUNT_NEEDED: _(
        "In dit debat stemt wie een account heeft bij dit bestuur. Ga naar het begin en meld je aan."
    ),
    Hindrance.WORK_NEEDED: _(
        "Er begonnen dit uur al veel mensen van jouw internetaansluiting. Open het debat opnieuw vanaf het begin, in "
        "een browser waarin JavaScript aan staat. Lukt dat niet? Probeer het over een uur nog eens, of stem mee in een "
        "zaal."
    ),
    Hindrance.TOO_OFTEN: _("Er komt nu te veel tegelijk van jouw internetaansluiting. Probeer het straks opnieuw."),
    Hindrance.OLD_PAGE: _(
        "We konden niet nagaan of deze stem van jou komt. Laat je browser voor dit bezoek één cookie toe, "
        "open het debat opnieuw en probeer nog eens. Er is niets bewaard."
    ),
    Hindrance.SAID_ALREADY: _("Dit staat er al."),
    Hindrance.NOTHING_TO_HEAR: _("Hierover komt geen mail meer. Alles staat op de bladzijde. Er is niets bewaard."),
    Hindrance.NO_ADDRESS: _("Dit is geen mailadres. Kijk na of je het helemaal typte. Er is niets bewaard."),
}
REASONS = {
    RefusalReason.PERSON: _("Ze gaat over een persoon of een herkenbaar geval."),
    RefusalReason.HURTS: _("Ze beledigt of zet aan tot haat of geweld."),
    RefusalReason.ELSEWHERE: _("Ze gaat niet over de vraag."),
    RefusalReason.DOUBLE: _("Ze staat er al, in andere woorden."),
    RefusalReason.SEVERAL: _("Ze zegt twee dingen tegelijk."),
    RefusalReason.UNCLEAR: _("Ze is niet te begrijpen, of geen stelling waar je voor of tegen kunt zijn."),
}
STATES = {
    StatementState.WAITING: _("wacht op nazicht"),
    StatementState.ACCEPTED: _("doet mee"),
    StatementState.REFUSED: _("doet niet mee"),
}


class Mail(NamedTuple):
    """What stands in a mail."""

    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class News:
    """What a mail tells of: the page of a debate. `days` is how long the address of a sent mail is kept."""

    debate: Debate
    link: str
    days: int

    def told(self) -> dict[str, str | int]:
        """For the text, in the language that is active."""
        return {"question": worded(self.debate).question, "link": self.link, "days": self.days}


@dataclass(frozen=True, slots=True)
class Worded:
    """The texts of a debate in the reader's language, or in Dutch where nobody translated them."""

    question: str
    why: str
    asked_by: str
    follow_up: str


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as it was written, with the language it is in, and a translation beside it where there is one."""

    number: int
    text: str
    language: str
    beside: str
    beside_language: str


def worded(debate: Debate) -> Worded:
    """For the language that is active."""
    other = debate.wordings.get(reader_language(), {})
    return Worded(*(other.get(name) or getattr(debate, name) for name in ("question", "why", "asked_by", "follow_up")))


def said(statement: Statement) -> Said:
    """The original always; beside it the reader's language. Wants `translations` fetched along."""
    wanted = reader_language()
    found = {row.language: row.text for row in statement.translations.all()}
    beside = found.get(wanted, "") if statement.language != wanted else ""
    return Said(statement.number, statement.text, statement.language, beside, wanted if beside else "")


def result_mail(news: News, language: str, *, hears_more: bool) -> Mail:
    """The mail that says that the result is there."""
    with override(language):
        subject = gettext("Het resultaat van het debat in %(town)s") % {"town": news.debate.authority.name}
        told = news.told()
        if hears_more:
            text = gettext(
                "Je vroeg om het resultaat te horen van dit debat: %(question)s\n\n"
                "Het staat hier: %(link)s\n\n"
                "Het bestuur antwoordde nog niet op alles. Antwoordt het later, dan krijg je daarover nog één mail. "
                "Daarna wissen we je adres; antwoordt het niet, dan wissen we het na %(days)s dagen."
            )
        else:
            text = gettext(
                "Je vroeg om het resultaat te horen van dit debat: %(question)s\n\n"
                "Het staat hier: %(link)s\n\n"
                "Dit is de enige mail die je hierover krijgt. "
                "We wissen je adres, ten laatste %(days)s dagen na deze mail."
            )
        return Mail(subject, text % told)


def answers_mail(news: News, language: str, *, waiting: int) -> Mail:
    """The mail that says that the town answered, to all that was waited for or to a part of it."""
    with override(language):
        subject = gettext("Het bestuur antwoordde op het debat in %(town)s") % {"town": news.debate.authority.name}
        told = {**news.told(), "waiting": waiting}
        if waiting:
            text = ngettext(
                "Je vroeg om te horen wat het bestuur antwoordt op dit debat: %(question)s\n\n"
                "De antwoorden staan hier: %(link)s\n\nOp %(waiting)s stelling antwoordde het nog niet.\n\n"
                "Dit is de laatste mail hierover. We wissen je adres, ten laatste %(days)s dagen na deze mail.",
                "Je vroeg om te horen wat het bestuur antwoordt op dit debat: %(question)s\n\n"
                "De antwoorden staan hier: %(link)s\n\nOp %(waiting)s stellingen antwoordde het nog niet.\n\n"
                "Dit is de laatste mail hierover. We wissen je adres, ten laatste %(days)s dagen na deze mail.",
                waiting,
            )
        else:
            text = gettext(
                "Je vroeg om te horen wat het bestuur antwoordt op dit debat: %(question)s\n\n"
                "De antwoorden staan hier: %(link)s\n\n"
                "Dit is de laatste mail hierover. We wissen je adres, ten laatste %(days)s dagen na deze mail."
            )
        return Mail(subject, text % told)


def reader_language() -> str:
    """The language that is active, as two letters."""
    short = (get_language() or "nl")[:2]
    return short if short in LANGUAGES else "nl"


def hindrances_told(hindrances: Sequence[Hindrance]) -> list[str]:
    """Sentences for the reader."""
    return [str(HINDRANCES[one]) for one in hindrances]
