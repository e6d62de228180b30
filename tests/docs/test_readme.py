"""The README's sign-ins and addresses are those that the demo makes."""

import re

from cms.demo.content import SHOPS, read_site, read_terms
from config.management.commands.demo import HOST, PASSWORDS, sign_ins
from tests.docs.commands import DOCS

README = (DOCS.parent / "README.md").read_text()
SIGN_IN = re.compile(r"^\| `([\w-]+)` \| `([\w-]+)` \| (.+) \|$", flags=re.MULTILINE)


def test_the_sign_ins_are_those_of_the_demo() -> None:
    made = {"admin": (PASSWORDS.admin, "everything")}
    for folder in SHOPS:
        accounts = sign_ins(read_site(folder).staff, read_terms(folder).shop.name)
        made |= {name: (password, what) for name, password, what in accounts}
    assert {name: (password, what) for name, password, what in SIGN_IN.findall(README)} == made


def test_every_shop_stands_there_with_its_address() -> None:
    for folder in SHOPS:
        assert f"http://{read_site(folder).host(HOST)}:8000" in README
        assert f"**{read_terms(folder).shop.name}**" in README
