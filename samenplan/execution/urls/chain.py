"""The room of a plan that is carried out: overview, results chain, money."""

from django.urls import URLPattern, path

from samenplan.execution.views import chain, room, steps, waiting_and_money

PLAN = "plannen/<int:plan_id>/uitvoering/"
STEPS = f"{PLAN}acties/<int:node_id>/stappen/"
STEP = f"{STEPS}<int:step_id>/"

paths: list[URLPattern] = [
    path(PLAN, room.room, name="room"),
    path(f"{PLAN}keten/", chain.chain, name="chain"),
    path(f"{PLAN}keten/bewerken/", chain.edit_chain, name="edit_chain"),
    path(STEPS, steps.steps, name="steps"),
    path(f"{STEPS}nieuw/", steps.add_step, name="add_step"),
    path(f"{STEPS}terugzetten/", steps.restore_step, name="restore_step"),
    path(f"{STEPS}wachten/", waiting_and_money.add_waiting, name="add_waiting"),
    path(f"{STEPS}wachten/<int:dependency_id>/weg/", waiting_and_money.remove_waiting, name="remove_waiting"),
    path(f"{STEPS}uitgave/", waiting_and_money.add_spending, name="add_spending"),
    path(f"{STEPS}uitgave/<int:spending_id>/intrekken/", waiting_and_money.withdraw, name="withdraw_spending"),
    path(STEP, steps.change_step, name="change_step"),
    path(f"{STEP}gehaald/", steps.reach_step, name="reach_step"),
    path(f"{STEP}plaats/", steps.order_step, name="order_step"),
    path(f"{STEP}weg/", steps.remove_step, name="remove_step"),
]
doors: list[URLPattern] = []
