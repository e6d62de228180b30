"""The law as a floor: what consumers may do whatever a shop's terms say, as data and small rules with their articles.

It is no legal advice. It knows the rules named in its docstrings, for goods sold at a distance, and no others; a
lawyer reads a shop's terms, this package only helps not to fall below what is written in the statutes. Where a rule
leaves room, or a fact is missing, it is read in the customer's favor, and the docstring says so.

``places`` tells which law applies, ``jurisdictions`` what it says, ``better`` and ``better_refund`` give the customer
the better of shop and law, ``check`` finds terms that fall short and ``correcting`` puts them right, ``reimbursement``,
``quoting`` and ``surcharge`` tell by when and how much is owed. The right of withdrawal itself is in
``policies.withdrawal``.
"""
