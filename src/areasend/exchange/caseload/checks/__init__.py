"""What must hold within a row, between rows and between tables. Each check takes frames and yields findings."""
