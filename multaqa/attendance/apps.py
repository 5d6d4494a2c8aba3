from django.apps import AppConfig


class AttendanceConfig(AppConfig):
    name = "multaqa.attendance"
    label = "attendance"
