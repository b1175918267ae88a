"""Addresses with what each person gets there, one file a part of the product.

ROWS: by name of the address, in the order of COLUMNS. GIVEN: the arguments of an address, made from the World of the test.
"""

COLUMNS = ("anonymous", "officer", "manager", "head", "analyst", "administrator", "lead", "partner")
"""Who comes to the door of what stands above the case. `lead` is the improvement lead."""
EVERYONE = (200,) * 8
STRATEGY = (302, 200, 200, 200, 200, 403, 200, 200)
"""Whoever may see strategy, plan and self-evaluation."""
LEADS = (302, 403, 403, 200, 403, 403, 200, 403)
"""Whoever runs them: the head of service and the improvement lead."""
