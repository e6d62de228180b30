"""The core and its tests need neither Django nor a database: they run where both cannot be imported."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOREIGN = (
    "django",
    "rest_framework",
    "wagtail",
    "cms",
    "order_portal",
    "config",
    "faq_site",
    "psycopg",
    "sqlite3",
)
PROGRAM = f"""
import sys, pkgutil, importlib

class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {FOREIGN!r}:
            raise ImportError(name + " is blocked")

sys.meta_path.insert(0, Blocked())
import policies
for module in pkgutil.walk_packages(policies.__path__, "policies."):
    importlib.import_module(module.name)
sys.path.insert(0, {str(ROOT)!r})
from tests.policies.case_files import read_folder
from pathlib import Path
cases = read_folder(Path({str(ROOT / "tests/policies/cases")!r}))
assert all(case.answer() == case.expect for case in cases)
assert not set(sys.modules) & set({FOREIGN!r})
print(len(cases))
"""


def test_every_case_runs_where_django_cannot_be_imported() -> None:
    result = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )

    assert result.returncode == 0, result.stderr
    assert int(result.stdout) >= 100
