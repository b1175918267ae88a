"""Papers composed from the records: what is both a page and a PDF is written here once."""
