"""SEN2 returns of single people, as a council gives them to the Department for Education each January: read, never kept.

`reading.read_return` gives one return, `history.read_history` makes transitions out of several. Names are used to know a person again and
are not held: what stays of them is a digest.
"""
