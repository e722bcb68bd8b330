"""Advice while writing: what a reader of the plan would ask about, and what would mend it. Never a refusal."""

from samenplan.plans.rules.advice.checks import findings
from samenplan.plans.rules.advice.finding import Finding, FindingCode, FindingGroup, grouped

__all__ = ["Finding", "FindingCode", "FindingGroup", "findings", "grouped"]
