"""Exchange: the forms in which figures and records come in and go out. Pure: bytes to tables and back, with checks."""
