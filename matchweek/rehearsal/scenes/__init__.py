"""The fictional week told as scenes, for the screens."""
