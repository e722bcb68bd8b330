from django.apps import AppConfig

from samenplan.core.jobs import tell_job


class NoticesConfig(AppConfig):
    name = "samenplan.notices"

    def ready(self) -> None:
        """Tell the job; late, because models exist only now."""
        from samenplan.notices.jobs import send_due

        tell_job("mails", send_due)
