"""Each form a list comes in, to one table: text, pages, workbooks, contact cards."""
