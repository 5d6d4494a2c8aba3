"""The addresses of the weaving room, under a network's own."""

from django.urls import URLPattern, path

from .pages import answer, figures, paper, tables, wave

app_name = "weaving"
CYCLE = "cycles/<int:number>/ties/"
WAVE = f"{CYCLE}<int:wave>/"
TABLES = "prepare/<slug:forum>/tables/"
urlpatterns: list[URLPattern] = [
    path(CYCLE, wave.index, name="index"),
    path(f"{CYCLE}add/", wave.create, name="add"),
    path(f"{CYCLE}leave/", answer.leave, name="leave"),
    path(f"{CYCLE}picture/", figures.picture, name="picture"),
    path(f"{CYCLE}change/", figures.change, name="change"),
    path(f"{CYCLE}network.<str:ending>", figures.network, name="network"),
    path(f"{CYCLE}begin/", figures.begin, name="begin"),
    path(f"{CYCLE}publish/", figures.publish, name="publish"),
    path(f"{CYCLE}mine/", figures.mine, name="mine"),
    path(WAVE, answer.show, name="answer"),
    path(f"{WAVE}agree/", answer.agree, name="agree"),
    path(f"{WAVE}edit/", wave.update, name="edit"),
    path(f"{WAVE}progress/", wave.progress, name="progress"),
    path(f"{WAVE}remind/", wave.remind, name="remind"),
    path(f"{WAVE}renew/", wave.renew, name="renew"),
    path(f"{WAVE}paper/", paper.blank, name="paper"),
    path(f"{WAVE}typed/<int:person>/", paper.typed, name="typed"),
    path(TABLES, tables.index, name="tables"),
    path(f"{TABLES}record/", tables.record, name="record"),
]
