"""What the public reads, asks and says."""
