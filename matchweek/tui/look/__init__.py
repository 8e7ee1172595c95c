"""What is seen: colours, the mask, text on its way to the screen, what is copied."""
