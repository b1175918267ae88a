"""What may go wrong, what has, and who is asked about it."""
