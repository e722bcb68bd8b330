from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "samenplan.core"

    def ready(self) -> None:
        from samenplan.core import checks  # noqa: F401 - registers; models must stand first
