from django.apps import AppConfig


class PostConfig(AppConfig):
    name = "accounts.post"
    label = "post"
    verbose_name = "Post"
