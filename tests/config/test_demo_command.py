"""What ``manage.py demo`` prints."""

from cms.demo.content import SHOPS, read_site, read_terms
from cms.demo.load import Loaded
from config.management.commands.demo import HOST, Ready, _addresses, _orders, _sign_ins
from order_portal.demo.load import DemoOrder


def _ready(folder: str) -> Ready:
    shop, site = read_terms(folder).shop, read_site(folder)
    loaded = Loaded(
        shop=shop.code, name=shop.name, host=site.host(HOST), staff=site.staff, pages=0, kinds_of_terms=0
    )
    return Ready(loaded, 8123, (DemoOrder("XX-1", "someone@client.example", "Ordered minutes ago."),))


BOTH = [_ready(folder) for folder in SHOPS]


def test_each_shop_has_its_addresses_and_the_admin_stands_once() -> None:
    said = _addresses(BOTH)
    for root in ("http://localhost:8123", "http://alamara.localhost:8123"):
        for path in ("/en/", "/fr/", "/en/orders/", "/fr/orders/"):
            assert f"{root}{path}" in said.split()
    assert "http://alamara.localhost:8123/api/content/v1/alamara/terms/" in said
    assert said.count("/admin/") == 1


def test_each_account_stands_with_what_it_works_on() -> None:
    lines = [line.split() for line in _sign_ins(BOTH).splitlines()]
    assert ["editor-alamara", "editor-plainterms", "pages", "and", "terms", "of", "Alamara"] in lines
    assert ["service", "service-plainterms", "orders", "and", "returns", "of", "Audrey", "Alexandre"] in lines
    assert sum("admin-plainterms" in line for line in lines) == 1


def test_orders_stand_under_their_shop() -> None:
    said = _orders(BOTH[1])
    assert said.splitlines()[1].startswith("Orders of Alamara")
    assert "XX-1  someone@client.example" in said
