"""How good the forecasts would have been on years already known: `make backtest` prints every table of
docs/explanation/how-good-the-forecasts-are.md."""
