from django.apps import AppConfig


class DebateConfig(AppConfig):
    name = "samenplan.debate"

    def ready(self) -> None:
        """Tell the trail the words of this feature."""
        from samenplan.audit.rules import tell_verbs  # late: as Django asks of what stands in ready
        from samenplan.debate.rules.kinds import VERBS

        tell_verbs(VERBS)
