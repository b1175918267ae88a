"""Places: who takes them, what is planned, what will be short, and what a decision would change."""
