from django.apps import AppConfig

from samenplan.core.jobs import tell_job


class TodayConfig(AppConfig):
    name = "samenplan.today"

    def ready(self) -> None:
        """Tell the job; late, because models exist only now."""
        from samenplan.today.jobs import clear_at_night

        tell_job("opruimen", clear_at_night)
