from django.apps import AppConfig

from samenplan.core.jobs import tell_job


class ExecutionConfig(AppConfig):
    name = "samenplan.execution"

    def ready(self) -> None:
        """Tell the jobs; late, because models exist only now."""
        from samenplan.execution.jobs import ask_how_it_goes, read_figures

        tell_job("herinneringen", ask_how_it_goes)
        tell_job("cijfers", read_figures)
