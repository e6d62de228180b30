"""How each choice within terms is worded for editors."""

from cms.typed.choices import words_for
from policies import durations
from policies import terms as core

UNITS = words_for(durations.Unit, calendar_day="Calendar days", business_day="Working days")
STARTS = words_for(
    durations.StartsOn,
    delivery_last="the delivery of the order’s last parcel",
    delivery="the delivery of the item’s own parcel",
    handover="the handover to the carrier",
    order="the order",
)
DELIVERS_TO = words_for(
    core.DeliversTo, home="To the customer’s door", pickup_point="To a pick-up point", store="To a store"
)
TENDERS = words_for(core.Tender, paypal="PayPal", store_note="Store note")
CHARGES = words_for(
    core.Charge, at_order="When the order is placed", at_handover="When the parcel is handed to the carrier"
)
RELEASES = words_for(core.Release, at_once="At once", when_paid="When the money has arrived")
LIMITS = words_for(
    core.CancellationLimit,
    next_cutoff="At the next cutoff time for shipping",
    handover="When the parcel is handed to the carrier",
    minutes_after_order="Some minutes after the order was placed",
)
MODIFICATIONS = words_for(
    core.Modification,
    never="Never: the customer cancels and orders again",
    until_paid="Until it is paid",
    until_handover="Until it is handed to the carrier",
)
MODES = words_for(
    core.ReturnMode,
    automatic="Authorized at once when the terms are met",
    review="Someone looks at every request",
)
GUESTS = words_for(
    core.GuestReturns,
    self_service="They return online with the order number, like everyone",
    guided="Customer service guides them",
)
CONDITIONS = words_for(
    core.ReturnCondition,
    original_packaging="In the original packaging",
    tag_attached="With the tag attached",
    order_note_enclosed="With a note of the order number and contact details",
)
CHANNELS = words_for(core.ReturnChannel)
LABELS = words_for(
    core.LabelSource,
    customer="The customer buys one",
    shop_prepaid="The shop, postage paid",
    shop_deducted="The shop, its cost taken off the refund",
    none_needed="None is needed",
)
REQUIREMENTS = words_for(
    core.MethodRequirement,
    rma="A return authorization number",
    signature="Signature on delivery",
    insurance="Insurance for the item’s value",
    original_tender="The means of payment used",
    packing_slip="The packing slip, its return part filled in",
    return_form="A return form",
)
PAYERS = words_for(core.Payer, customer="The customer", shop="The shop")
REASONS = words_for(core.ReturnReason, wrong_item="Wrong item sent")
OUTCOMES = words_for(core.ReturnOutcome)
EXCHANGES = words_for(
    core.ExchangeHandling,
    replacement="The shop sends another one for the one that comes back",
    new_order="The customer orders the replacement; what comes back is credited",
)
WITHOUT_RECORD = words_for(
    core.WithoutRecord,
    refused="Refused",
    identification="Looked at: the customer shows who they are, and gets today’s price",
)
RETURNABILITY = words_for(
    core.Returnability, returnable="Can be returned", not_returnable="Cannot be returned"
)
DUE_FROM = words_for(
    core.DueFrom,
    notice="the day the customer announced the return",
    receipt="the day the goods arrived",
    inspection="the day the goods were inspected",
)
WITHHOLDINGS = words_for(
    core.Withholding,
    never="Never",
    until_goods="Until the goods have arrived",
    until_goods_or_proof="Until the goods, or proof that they were sent, have arrived",
)
COMPONENTS = words_for(
    core.RefundComponent,
    items="The price of the returned items",
    standard_delivery="Standard delivery",
    express_supplement="What a faster delivery cost on top",
    duties="Duties, taxes and tariffs",
)
REFUND_CASES = words_for(
    core.RefundCase,
    gift_recipient="Whoever received the goods as a gift returns them",
    no_record_of_sale="No record of the sale is found",
    mixed_tenders="The order was paid partly with a gift card or store note",
    stored_value="A part was paid with a gift card or store note",
    any="In any other case",
)
REFUND_TO = words_for(
    core.RefundTo,
    original_tender="To the means of payment it came from",
    gift_card="To a gift card",
    other_tenders_first="To the card or account as far as it paid, then to a gift card",
)
CAUSES = words_for(core.RepairCause, impact="Impact or accident", wear="Normal wear")
PRICES = words_for(
    core.RepairPrice,
    free="Free of charge",
    quoted="Paid, after a quote that the customer accepts or declines",
)
