"""The tables as SQLModel has them, and rows read and changed through them."""
