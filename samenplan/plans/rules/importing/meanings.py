"""What a column of somebody's table can mean, and how that reads on the mapping screen."""

from enum import StrEnum


class ColumnMeaning(StrEnum):
    """The meaning of a column; the last two keep it as a note, or leave it out because the user says so."""

    UID = "uid"
    REFERENCE = "reference"
    LEVEL = "level"
    PILLAR = "pillar"
    GOAL = "goal"
    SUBGOAL = "subgoal"
    ACTION = "action"
    DESCRIPTION = "description"
    SUB_ACTIONS = "sub_actions"
    LEAD = "lead"
    PARTNER = "partner"
    TARGET_GROUP = "target_group"
    TIMING = "timing"
    START = "start"
    END = "end"
    BUDGET = "budget"
    MONEY_SOURCE = "money_source"
    INDICATOR = "indicator"
    BASELINE = "baseline"
    TARGET = "target"
    INDICATOR_SOURCE = "indicator_source"
    SUCCESS_MEASURE = "success_measure"
    RISK = "risk"
    RISK_RESPONSE = "risk_response"
    MILESTONES = "milestones"
    STATUS_NOTE = "status_note"
    CONTENT_LINE = "content_line"
    PREVENTION = "prevention"
    THEME = "theme"
    TAG = "tag"
    BBC_POLICY_GOAL = "bbc_policy_goal"
    BBC_ACTION_PLAN = "bbc_action_plan"
    BBC_ACTION = "bbc_action"
    BBC_REPORTING_CODE = "bbc_reporting_code"
    KEEP_AS_TEXT = "keep_as_text"
    IGNORE = "ignore"


MEANING_LABELS = {
    ColumnMeaning.UID: "vast ID",
    ColumnMeaning.REFERENCE: "eigen code of nummer",
    ColumnMeaning.LEVEL: "niveau",
    ColumnMeaning.PILLAR: "pijler (boven de doelstelling)",
    ColumnMeaning.GOAL: "doelstelling",
    ColumnMeaning.SUBGOAL: "operationele doelstelling",
    ColumnMeaning.ACTION: "actie",
    ColumnMeaning.DESCRIPTION: "omschrijving",
    ColumnMeaning.SUB_ACTIONS: "subacties",
    ColumnMeaning.LEAD: "trekker",
    ColumnMeaning.PARTNER: "partner",
    ColumnMeaning.TARGET_GROUP: "doelgroep",
    ColumnMeaning.TIMING: "timing",
    ColumnMeaning.START: "begin",
    ColumnMeaning.END: "einde",
    ColumnMeaning.BUDGET: "budget",
    ColumnMeaning.MONEY_SOURCE: "bron van het geld",
    ColumnMeaning.INDICATOR: "indicator",
    ColumnMeaning.BASELINE: "nulmeting",
    ColumnMeaning.TARGET: "streefwaarde",
    ColumnMeaning.INDICATOR_SOURCE: "bron van de indicator",
    ColumnMeaning.SUCCESS_MEASURE: "wanneer geslaagd",
    ColumnMeaning.RISK: "risico",
    ColumnMeaning.RISK_RESPONSE: "aanpak van het risico",
    ColumnMeaning.MILESTONES: "mijlpalen",
    ColumnMeaning.STATUS_NOTE: "stand van zaken (interne notitie)",
    ColumnMeaning.CONTENT_LINE: "inhoudslijn",
    ColumnMeaning.PREVENTION: "preventieniveau",
    ColumnMeaning.THEME: "thema",
    ColumnMeaning.TAG: "trefwoord",
    ColumnMeaning.BBC_POLICY_GOAL: "BBC beleidsdoelstelling",
    ColumnMeaning.BBC_ACTION_PLAN: "BBC actieplan",
    ColumnMeaning.BBC_ACTION: "BBC actie",
    ColumnMeaning.BBC_REPORTING_CODE: "externe rapporteringscode",
    ColumnMeaning.KEEP_AS_TEXT: "bewaren als interne notitie",
    ColumnMeaning.IGNORE: "niet overnemen",
}

GOAL_MEANINGS = (ColumnMeaning.PILLAR, ColumnMeaning.GOAL, ColumnMeaning.SUBGOAL)
"""The meanings that make goals, from the top down."""

LEVEL_NAMES = {
    ColumnMeaning.PILLAR: "Pijler",
    ColumnMeaning.GOAL: "Doelstelling",
    ColumnMeaning.SUBGOAL: "Operationele doelstelling",
}
ACTION_LEVEL = "Actie"
SUB_ACTION_LEVEL = "Subactie"
