"""Places as the records have them: who takes which today and since when, and what a forecast of them is made from."""
