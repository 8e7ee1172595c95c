"""The screens of the season before Match Week."""
