"""One list in many web pages, as real browsers copy, print and save them."""
