"""Self-evaluation: written together, shown with its evidence, frozen in editions."""
