"""The developer's guide to the core tells the truth: its examples run, in the order of the page."""

import re
from pathlib import Path

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "policies.md"


def test_every_example_of_the_guide_runs() -> None:
    blocks = re.findall(r"^```python\n(.*?)^```", GUIDE.read_text(), flags=re.MULTILINE | re.DOTALL)
    names: dict[str, object] = {}

    assert len(blocks) >= 5
    for number, block in enumerate(blocks, 1):
        exec(compile(block, f"{GUIDE.name}, example {number}", "exec"), names)  # noqa: S102 — our own page
