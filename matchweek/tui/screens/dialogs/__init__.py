"""What dialogs and forms have in common, and the smallest questions."""
