"""The high-needs block: where it is heading, child by child, month by month, band by band."""
