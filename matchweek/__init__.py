"""matchweek: the four days of SOAP, in a terminal, in one local file."""

__version__ = "0.1.0"
