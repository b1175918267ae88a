"""How the area judges itself, with the evidence for each statement."""
