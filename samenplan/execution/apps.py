from django.apps import AppConfig

from samenplan.core.jobs import tell_job


class ExecutionConfig(AppConfig):
    name = "samenplan.execution"

    def ready(self) -> None:
        """Tell the jobs, and what is left open beside a plan; late, because models exist only now."""
        from samenplan.execution.jobs import ask_how_it_goes, read_figures
        from samenplan.execution.queries.undecided import undecided
        from samenplan.plans.queries.open_points import tell_open_points

        tell_job("herinneringen", ask_how_it_goes)
        tell_job("cijfers", read_figures)
        tell_open_points("fiches", undecided)
