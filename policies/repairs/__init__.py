"""Will this be repaired, at what price, and what comes next?"""

from policies.repairs.deciding import NextStep, RepairDecision, decide_repair
from policies.repairs.facts import RepairFacts

__all__ = ["NextStep", "RepairDecision", "RepairFacts", "decide_repair"]
