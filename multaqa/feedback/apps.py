from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    name = "multaqa.feedback"
    label = "feedback"
