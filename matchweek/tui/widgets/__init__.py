"""What panes and screens are drawn with; knows nothing of SOAP."""
