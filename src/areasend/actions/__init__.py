"""The only writers: one module a noun, each action atomic, with `by=` the person who takes it, and audited. See `audit.action`."""
