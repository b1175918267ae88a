"""What the records hold about money, as the pure room of forecasts takes it, and what the pages show of the answer."""
