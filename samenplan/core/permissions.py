"""Who may do what: the whole policy on one page.

Roles follow domain/programme.md R38; a person may hold several in one authority.
"""

from enum import StrEnum


class Permission(StrEnum):
    """One thing that can be allowed."""

    TODAY_VIEW = "today.view"  # the front page of one's authority
    PLAN_VIEW = "plan.view"
    PLAN_COMMENT = "plan.comment"
    PLAN_WRITE = "plan.write"
    PLAN_FREEZE = "plan.freeze"  # make a version, ask advice
    PLAN_SUBMIT = "plan.submit"
    PLAN_DECIDE = "plan.decide"  # record what a body decided
    PLAN_PUBLISH = "plan.publish"
    ACTION_VIEW = "action.view"  # read one goal or action: a partner only her own
    ACTION_CONTRIBUTE = "action.contribute"  # complete an action: a partner only her own
    PROGRESS_VIEW = "progress.view"  # how the carrying out goes, of the whole plan
    PROGRESS_MANAGE = "progress.manage"  # milestones, indicators, who is asked, lessons
    SPENDING_WRITE = "spending.write"  # what was really spent
    SURVEY_MANAGE = "survey.manage"
    REPORT_PUBLISH = "report.publish"  # a yearly report, and what residents read of the progress
    REACTION_MODERATE = "reaction.moderate"
    DEBATE_MANAGE = "debate.manage"  # draft, invite, open, close, publish, answer
    DEBATE_MODERATE = "debate.moderate"  # let statements in or keep them out
    DEBATE_VOTE = "debate.vote"  # take part with one's account, where a debate asks for one
    PARTIES_MANAGE = "parties.manage"  # the list of services and organisations
    PEOPLE_MANAGE = "people.manage"
    AUTHORITY_SETTINGS = "authority.settings"
    TRAIL_VIEW = "trail.view"
    OPENED_PLAN_VIEW = "opened.view"  # a plan that another authority opened to mine
    SUBMITTED_PLAN_VIEW = "submitted.view"  # the agency: what was submitted


class Role(StrEnum):
    """What a person is within an authority."""

    MAYOR = "mayor"
    ALDERMAN = "alderman"
    COORDINATOR = "coordinator"
    COLLEAGUE = "colleague"
    FINANCE = "finance"
    SUBSIDY_OFFICER = "subsidy_officer"
    PARTNER = "partner"
    AUDITOR = "auditor"
    DPO = "dpo"
    ADMIN = "admin"
    PROGRAMME_OFFICER = "programme_officer"


ROLE_LABELS = {
    Role.MAYOR: "burgemeester",
    Role.ALDERMAN: "schepen",
    Role.COORDINATOR: "verbindingsambtenaar",
    Role.COLLEAGUE: "medewerker",
    Role.FINANCE: "financieel directeur",
    Role.SUBSIDY_OFFICER: "subsidieverantwoordelijke",
    Role.PARTNER: "partner",
    Role.AUDITOR: "auditor",
    Role.DPO: "functionaris gegevensbescherming",
    Role.ADMIN: "beheerder",
    Role.PROGRAMME_OFFICER: "programmabeheerder (agentschap)",
}

_READS = frozenset(
    {
        Permission.TODAY_VIEW,
        Permission.PLAN_VIEW,
        Permission.ACTION_VIEW,
        Permission.OPENED_PLAN_VIEW,
        Permission.PROGRESS_VIEW,
    }
)
_SPEAKS = _READS | {Permission.PLAN_COMMENT, Permission.DEBATE_VOTE}
_WRITES = _SPEAKS | {
    Permission.PLAN_WRITE,
    Permission.ACTION_CONTRIBUTE,
    Permission.PARTIES_MANAGE,
    Permission.PROGRESS_MANAGE,
    Permission.SURVEY_MANAGE,
}
_DEBATES = frozenset({Permission.DEBATE_MANAGE, Permission.DEBATE_MODERATE})

GRANTS: dict[Role, frozenset[Permission]] = {
    Role.MAYOR: _SPEAKS | {Permission.PLAN_DECIDE},
    Role.ALDERMAN: _SPEAKS | {Permission.PLAN_DECIDE},
    Role.COORDINATOR: _WRITES
    | _DEBATES
    | {
        Permission.PLAN_FREEZE,
        Permission.PLAN_SUBMIT,
        Permission.PLAN_DECIDE,
        Permission.PLAN_PUBLISH,
        Permission.SPENDING_WRITE,
        Permission.REPORT_PUBLISH,
        Permission.REACTION_MODERATE,
    },
    Role.COLLEAGUE: _WRITES | _DEBATES,
    Role.FINANCE: _SPEAKS | {Permission.PLAN_SUBMIT, Permission.SPENDING_WRITE},
    Role.SUBSIDY_OFFICER: _WRITES | {Permission.PLAN_FREEZE, Permission.PLAN_SUBMIT, Permission.SPENDING_WRITE},
    Role.PARTNER: frozenset(
        {Permission.TODAY_VIEW, Permission.ACTION_VIEW, Permission.ACTION_CONTRIBUTE, Permission.DEBATE_VOTE}
    ),
    Role.AUDITOR: _READS | {Permission.TRAIL_VIEW},
    Role.DPO: _READS | {Permission.TRAIL_VIEW},
    Role.ADMIN: frozenset(
        {
            Permission.TODAY_VIEW,
            Permission.DEBATE_VOTE,
            Permission.PARTIES_MANAGE,
            Permission.PEOPLE_MANAGE,
            Permission.AUTHORITY_SETTINGS,
            Permission.TRAIL_VIEW,
        }
    ),
    Role.PROGRAMME_OFFICER: frozenset({Permission.SUBMITTED_PLAN_VIEW}),
}

SECOND_FACTOR_ROLES = frozenset({Role.ADMIN, Role.FINANCE, Role.SUBSIDY_OFFICER, Role.PROGRAMME_OFFICER})
"""Roles that must sign in with a second factor: money, the agency, administrators (security.md 3)."""


def permissions_of(roles: frozenset[Role]) -> frozenset[Permission]:
    """Everything these roles may do together."""
    return frozenset().union(*(GRANTS[role] for role in roles))
