"""Invented children, young people, carers and staff. No real person: names are put together from lists of forenames and surnames."""
