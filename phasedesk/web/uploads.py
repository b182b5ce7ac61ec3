"""A form field for any number of files, as every door uses it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile


class FilesInput(forms.FileInput):
    """An input for several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files, as a list. Their sizes are checked where they are stored, for every door alike."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """Give the files that were chosen; an empty list where there are none."""
        chosen = data if isinstance(data, list | tuple) else [data]
        return [one for one in chosen if one]
