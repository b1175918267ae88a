"""Person-level transitions as four CSV files: who was in which state in one January and in the next, and what goes with them.

`reading.read_folder` gives a `Table` only where nothing at all is wrong; `Table.as_inputs` is what `areasend.forecast.transitions` takes.
"""
