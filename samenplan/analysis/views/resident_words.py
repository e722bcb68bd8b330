"""The words of the house that residents read in a survey, in Dutch and English."""

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samenplan.analysis.rules.answering import Fault
from samenplan.analysis.rules.bank import OPTIONS_IN_ENGLISH, in_english
from samenplan.analysis.rules.questions import Question

ANSWERS = {
    "helemaal oneens": _("helemaal oneens"),
    "eerder oneens": _("eerder oneens"),
    "niet eens en niet oneens": _("niet eens en niet oneens"),
    "eerder eens": _("eerder eens"),
    "helemaal eens": _("helemaal eens"),
    "ja": _("ja"),
    "nee": _("nee"),
}
FAULTS = {
    Fault.NOTHING: _("Je hebt nog niets gekozen. Kies minstens bij één vraag een antwoord."),
    Fault.UNKNOWN_ANSWER: _("Een van je antwoorden bestaat niet bij deze vraag. Er is niets bewaard. Kies opnieuw."),
    Fault.OTHER_QUESTION: _("Een van je antwoorden hoort bij een andere bevraging. Er is niets bewaard. Kies opnieuw."),
    Fault.TWO_ANSWERS: _("Bij een vraag staan twee antwoorden. Er is niets bewaard. Kies er één."),
}
TOO_OLD = _("Deze bladzijde stond te lang open. Wat je koos, staat er nog: kijk het na en verstuur opnieuw.")
TOO_MANY = _("Er kwamen vandaag heel veel antwoorden binnen. Je antwoord is niet bewaard. Probeer het morgen opnieuw.")


def text_of(question: Question) -> str:
    """The question; in English when it is one of the bank, taken over as it is."""
    return (_reads_english() and in_english(question.bank_key, question.text)) or question.text


def answer_of(label: str, question: Question) -> str:
    """An answer in the reader's language; what a town wrote itself stays as it wrote it."""
    if label in ANSWERS and not question.options:
        return str(ANSWERS[label])
    if _reads_english() and question.bank_key:
        return OPTIONS_IN_ENGLISH.get(label, label)
    return label


def _reads_english() -> bool:
    return (get_language() or "nl") != "nl"
