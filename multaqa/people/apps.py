from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "multaqa.people"
    label = "people"
