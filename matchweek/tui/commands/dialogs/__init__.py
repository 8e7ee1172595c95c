"""The keys of each dialog, form and list before the week, once: one file for each group of them."""
