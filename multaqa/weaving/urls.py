"""The addresses of the weaving room, under a network's own."""

from django.urls import URLPattern, path

from .pages import (
    answer,
    as_it_was,
    figures,
    own_tables,
    paper,
    papers,
    plan,
    seats,
    tables,
    taking,
    team_call,
    teams,
    versions,
    wave,
    wishes,
)

app_name = "weaving"
CYCLE = "cycles/<int:number>/ties/"
WAVE = f"{CYCLE}<int:wave>/"
TEAMS = "cycles/<int:number>/teams/"
CALL = f"{TEAMS}<int:call>/"
NOW = "forums/<slug:forum>/tables/now/"
TABLES = "prepare/<slug:forum>/tables/"
PLANS = "prepare/<slug:forum>/rotations/<int:rotation>/plans/"
PLAN = f"{PLANS}<int:number>/"
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
    path(TEAMS, team_call.index, name="calls"),
    path(f"{TEAMS}add/", team_call.create, name="call_add"),
    path(CALL, wishes.show, name="wishes"),
    path(f"{CALL}prepare/", team_call.show, name="call"),
    path(f"{CALL}edit/", team_call.update, name="call_edit"),
    path(f"{CALL}remind/", team_call.remind, name="call_remind"),
    path(f"{CALL}projects/add/", team_call.add_project, name="project_add"),
    path(f"{CALL}projects/<int:project>/", team_call.project, name="project"),
    path(f"{CALL}projects/<int:project>/remove/", team_call.drop_project, name="project_drop"),
    path(f"{CALL}skills/add/", team_call.add_skill, name="skill_add"),
    path(f"{CALL}skills/<int:skill>/remove/", team_call.drop_skill, name="skill_drop"),
    path(f"{CALL}apart/add/", team_call.add_apart, name="apart_add"),
    path(f"{CALL}apart/<int:apart>/remove/", team_call.drop_apart, name="apart_drop"),
    path(f"{CALL}teams/", teams.show, name="teams"),
    path(f"{CALL}make/", teams.make, name="teams_make"),
    path(f"{CALL}publish/", teams.publish, name="teams_publish"),
    path(f"{CALL}teams.xlsx", teams.download, name="teams_table"),
    path(NOW, as_it_was.index, name="now"),
    path(f"{NOW}send/", as_it_was.send, name="now_send"),
    path(f"{NOW}<int:rotation>/again/", as_it_was.again, name="now_again"),
    path(f"{NOW}<int:rotation>/<int:position>/", as_it_was.show, name="now_round"),
    path(TABLES, tables.index, name="tables"),
    path("forums/<slug:forum>/tables/", own_tables.show, name="own_tables"),
    path(f"{TABLES}record/", tables.record, name="record"),
    path(PLANS, versions.index, name="plans"),
    path(f"{PLANS}take/", taking.show, name="take_plan"),
    path(f"{PLANS}take/confirm/", taking.confirm, name="take_plan_confirm"),
    path(PLAN, plan.show, name="plan"),
    path(f"{PLAN}people/", plan.people, name="plan_people"),
    path(f"{PLAN}people/<int:person>/", plan.person, name="plan_person"),
    path(f"{PLAN}meetings/", plan.meetings, name="plan_meetings"),
    path(f"{PLAN}papers/", papers.show, name="plan_papers"),
    path(f"{PLAN}papers/<slug:paper>.pdf", papers.paper, name="plan_paper"),
    path(f"{PLAN}plan.xlsx", papers.sheets, name="plan_sheets"),
    path(f"{PLAN}move/", seats.move, name="move_seat"),
    path(f"{PLAN}lock/", seats.lock, name="lock_seats"),
    path(f"{PLAN}publish/", versions.publish, name="publish_plan"),
    path(f"{PLAN}replan/", versions.replan, name="replan"),
    path(f"{PLAN}discard/", versions.discard, name="discard_plan"),
]
