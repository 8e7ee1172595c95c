"""Which column is what, and cells put under the heading they belong to."""
