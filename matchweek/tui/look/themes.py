"""The four sets of colours: dark, light, high-contrast, colour-blind.

Colours only help: lanes, tiers and states are letters or glyphs as well. Every text colour keeps its
distance from the background in 256 and in 16 colours too, where each is shown by its nearest.
"""

from __future__ import annotations

from typing import Any

from textual.theme import Theme

DEFAULT = "dark"


def _theme(name: str, *, muted: str, rule: str, dark: bool = True, **colours: Any) -> Theme:
    """A theme; `muted` is for words that matter less, `rule` for lines."""
    background, foreground = colours["background"], colours["foreground"]
    variables = {
        "foreground-muted": muted,
        "border-blurred": rule,
        "border": colours["accent"],
        "block-cursor-background": colours["accent"],
        "block-cursor-foreground": background,
        "footer-key-foreground": colours["accent"],
        "input-cursor-background": foreground,
        "input-cursor-foreground": background,
        "input-selection-background": f"{colours['primary']} 40%",
        "scrollbar": rule,
        "scrollbar-hover": muted,
        "scrollbar-active": colours["accent"],
        "scrollbar-background": colours["surface"],
        "scrollbar-background-hover": colours["surface"],
        "scrollbar-background-active": colours["surface"],
        "scrollbar-corner-color": colours["surface"],
    }
    return Theme(name=name, dark=dark, variables=variables, **colours)


THEMES: dict[str, Theme] = {
    theme.name: theme
    for theme in (
        _theme(
            "dark",
            background="#0f1217",
            surface="#161b23",
            panel="#1c222c",
            foreground="#d7dce4",
            muted="#9299a6",
            rule="#3d4552",
            accent="#e5b062",
            primary="#7aa2f7",
            success="#86c98a",
            secondary="#bb9af7",
            warning="#ff9e64",
            error="#f7768e",
        ),
        _theme(
            "light",
            dark=False,
            background="#f8f8f8",
            surface="#ececec",
            panel="#e0e0e0",
            foreground="#1d2127",
            muted="#4d535c",
            rule="#b4b4b4",
            accent="#9b2257",
            primary="#1f4fbf",
            success="#00451c",
            secondary="#3f1580",
            warning="#b3202c",
            error="#b3202c",
        ),
        _theme(
            "high-contrast",
            background="#000000",
            surface="#141414",
            panel="#1e1e1e",
            foreground="#ffffff",
            muted="#c4c4c4",
            rule="#8c8c8c",
            accent="#ffd75f",
            primary="#7cc0ff",
            success="#6cff94",
            secondary="#e3b0ff",
            warning="#ffb454",
            error="#ff9a9a",
        ),
        # After Okabe and Ito: told apart with any of the three kinds of colour blindness.
        _theme(
            "colour-blind",
            background="#0f1217",
            surface="#161b23",
            panel="#1c222c",
            foreground="#dfe3ea",
            muted="#9aa1ae",
            rule="#434b59",
            accent="#e69f00",
            primary="#56b4e9",
            success="#f0e442",
            secondary="#da84aa",
            warning="#ff8f3f",
            error="#ff8f3f",
        ),
    )
}
