from django.apps import AppConfig


class ExecutionConfig(AppConfig):
    name = "samenplan.execution"
