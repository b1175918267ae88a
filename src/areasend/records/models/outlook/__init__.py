"""What could come about: scenarios that somebody keeps, and the long runs of them."""
