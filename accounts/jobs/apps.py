from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "accounts.jobs"
    label = "jobs"
    verbose_name = "Jobs"
