"""Files of money: a month of the ledger, reconciled to the penny, and the rates of a scheme of bands."""
