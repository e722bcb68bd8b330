from django.apps import AppConfig

from samenplan.core.jobs import tell_job


class DebateConfig(AppConfig):
    name = "samenplan.debate"

    def ready(self) -> None:
        """Tell the trail the words of this feature, and the jobs; late, because models exist only now."""
        from samenplan.audit.rules import tell_verbs
        from samenplan.debate.jobs import check, close_after_last_day, reckon, tell
        from samenplan.debate.rules.kinds import VERBS

        tell_verbs(VERBS)
        tell_job("debatten", reckon)
        tell_job("debatten gesloten", close_after_last_day)
        tell_job("nagerekende resultaten", check)
        tell_job("antwoorden op debatten", tell)
