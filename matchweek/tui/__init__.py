"""The dashboard. Shows the board, turns keys into acts; holds no rule and no SQL."""
