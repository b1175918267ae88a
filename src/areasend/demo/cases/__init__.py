"""Cases with their facts, from the columns of the history: one module a process."""
