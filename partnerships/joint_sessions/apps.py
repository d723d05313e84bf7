from django.apps import AppConfig


class JointSessionsConfig(AppConfig):
    name = "partnerships.joint_sessions"
    label = "joint_sessions"
    verbose_name = "Joint sessions"

    def ready(self):
        from partnerships.joint_sessions.registration import register

        register()
