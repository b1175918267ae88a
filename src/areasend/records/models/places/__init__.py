"""Places: those that are commissioned or planned, the parts of the area, what other areas take, and the forecasts published of them."""
