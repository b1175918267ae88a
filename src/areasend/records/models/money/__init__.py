"""Money of the high-needs block: budget, bands, fees, transport, the ledger month by month, measures, reports."""
