"""Customers of the department store, none of whom exists."""

from __future__ import annotations

from order_portal.demo.customers import Customer, home

HAZEL = Customer(
    "Hazel Brooks", "hazel@client.example", "en", home("US", "11201", "Brooklyn, NY", "52 Cranberry Street")
)
OMAR = Customer(
    "Omar Haddad",
    "omar@client.example",
    "en",
    home("US", "60614", "Chicago, IL", "2210 North Orchard Street"),
)
RUTH = Customer(
    "Ruth Kealoha", "ruth@client.example", "en", home("US", "96815", "Honolulu, HI", "340 Kapahulu Avenue")
)
CLAIRE = Customer(
    "Claire Fontaine", "claire@client.example", "fr", home("FR", "69006", "Lyon", "21 cours Vitton")
)
NORA = Customer(
    "Nora Tremblay",
    "nora@client.example",
    "fr",
    home("CA", "H2X 1Y4", "Montréal", "3575 rue Saint-Dominique"),
)
