"""Offers seen in R3: what each is at an instant, and which acts SOAP allows."""
