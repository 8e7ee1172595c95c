"""The screens of what comes after Match Week."""
