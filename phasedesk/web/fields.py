"""A form field as our templates draw it: what it is, what it holds, and what belongs to it for a screen reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from django import forms
from django.forms.boundfield import BoundField

Look = Literal["input", "textarea", "select", "choices", "check", "file", "hidden"]


@dataclass(frozen=True)
class Option:
    """One choice of a list. `value` is what is sent, `is_chosen` whether it stands chosen."""

    value: str
    label: str
    is_chosen: bool
    id: str


@dataclass(frozen=True)
class FieldView:
    """All that the field macros need, so that they ask Django's widgets nothing while drawing."""

    look: Look
    type: str
    name: str
    id: str
    label: str
    help: str
    value: str
    is_checked: bool
    is_required: bool
    takes_many: bool
    errors: tuple[str, ...]
    options: tuple[Option, ...]
    attrs: dict[str, str]

    @property
    def described_by(self) -> str:
        """The ids of help and error, for `aria-describedby`; empty where there is neither."""
        ids = [f"{self.id}-help"] * bool(self.help) + [f"{self.id}-error"] * bool(self.errors)
        return " ".join(ids)


def view(bound: BoundField) -> FieldView:
    """Read a bound field once, for drawing."""
    widget, value = bound.field.widget, bound.value()
    return FieldView(
        look=_look(widget, bound),
        type=getattr(widget, "input_type", "text"),
        name=bound.html_name,
        id=bound.auto_id or f"id_{bound.html_name}",
        label=str(bound.label),
        help=str(bound.help_text or ""),
        value=_text(widget, bound.html_name, value),
        is_checked=bool(value) and isinstance(widget, forms.CheckboxInput),
        is_required=bound.field.required,
        takes_many=bool(getattr(widget, "allow_multiple_selected", False)),
        errors=tuple(str(error) for error in bound.errors),
        options=_options(bound, value) if isinstance(widget, forms.Select | forms.RadioSelect) else (),
        attrs=_attrs(bound),
    )


def _look(widget: forms.Widget, bound: BoundField) -> Look:
    looks: tuple[tuple[type[forms.Widget], Look], ...] = (
        (forms.HiddenInput, "hidden"),
        (forms.Textarea, "textarea"),
        (forms.CheckboxSelectMultiple, "choices"),
        (forms.RadioSelect, "choices"),
        (forms.Select, "select"),
        (forms.CheckboxInput, "check"),
        (forms.FileInput, "file"),
    )
    return next((look for kind, look in looks if isinstance(widget, kind)), "input")


def _text(widget: forms.Widget, name: str, value: Any) -> str:
    if isinstance(widget, forms.FileInput | forms.PasswordInput | forms.CheckboxInput):
        return ""  # a password is never sent back, and a browser takes no file from us
    return str(widget.format_value(value) or "") if not isinstance(value, list) else ""


def _options(bound: BoundField, value: Any) -> tuple[Option, ...]:
    held = value if isinstance(value, list | tuple) else [value]
    chosen = {"" if one is None else str(getattr(one, "pk", one)) for one in held}
    rows = [(str(key), str(label)) for key, label in _flat(bound.field.widget.choices)]
    return tuple(
        Option(key, label, key in chosen, f"{bound.auto_id or bound.html_name}_{number}")
        for number, (key, label) in enumerate(rows)
    )


def _flat(choices: Any) -> list[tuple[Any, Any]]:
    flat: list[tuple[Any, Any]] = []
    for key, label in choices:
        flat += _flat(label) if isinstance(label, list | tuple) else [(key, label)]
    return flat


def _attrs(bound: BoundField) -> dict[str, str]:
    """Give only plain attributes; classes and styles are ours to give."""
    given = {**bound.field.widget.attrs, **bound.field.widget_attrs(bound.field.widget)}
    kept = {name: value for name, value in given.items() if name not in ("class", "style", "id", "required")}
    return {name: "" if value is True else str(value) for name, value in kept.items() if value not in (False, None)}
