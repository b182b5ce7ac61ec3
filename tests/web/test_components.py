"""The parts of pages, as a screen reader and a program find them."""

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django import forms

from phasedesk.tickets.standing import Bar
from phasedesk.web import fields, parts
from phasedesk.web.jinja import environment


def part(file: str, call: str, **context: Any) -> str:
    name = call.partition("(")[0]
    text = f'{{% from "web/components/{file}.html" import {name} %}}{{{{ {call} }}}}'
    return _env().from_string(text).render(**context)


def _env() -> Any:
    from django.template import engines

    return engines.all()[0].env


def words(html: str) -> str:
    return " ".join(re.sub("<[^>]+>", " ", html).split())


def test_the_environment_of_pages_is_ours() -> None:
    assert _env().filters.keys() == environment().filters.keys()


def test_steps_are_a_list_with_one_current_step_and_every_state_in_words() -> None:
    html = part("phase", "phase_steps(steps)", steps=parts.late(parts.standing()).steps)
    assert html.count("<li") == 4
    assert re.findall(r'<ol role="list" class="steps" aria-label="(.*?)">', html) == ["Where your ticket is"]
    assert re.findall(r'<li class="(\w+)" aria-current="step">', html) == ["current"]
    states = re.findall(r'<span class="visually-hidden">\. (.*?)\. </span>', html)
    assert states == ["Completed on Thu 12 November", "Current", "Not needed", "Not started"]


def test_dots_are_said_in_words() -> None:
    html = part("phase", 'phase_dots(2, 4, "Under review")')
    assert words(html) == "Step 2 of 4: Under review"
    assert (html.count("<rect"), html.count('class="reached"')) == (4, 2)


def test_the_window_is_one_picture_with_its_words() -> None:
    bar = Bar(date(2026, 11, 13), date(2026, 11, 19), date(2026, 11, 27), 36, 89.29, 33.2, is_over=False)
    html = part("window", "window_bar(bar, today)", bar=bar, today=date(2026, 11, 18))
    assert re.findall(r'role="img" aria-label="(.*?)"', html) == [
        "Began Fri 13 November. Expected between Thu 19 November and Fri 27 November. Today is Wed 18 November."
    ]
    assert "style=" not in html


@pytest.mark.parametrize("share", [-5, 0, 250])
def test_a_pace_never_leaves_its_bar(share: int) -> None:
    html = part("window", "pace('4.1 of 10 days', share)", share=share)
    assert re.findall(r'class="done" width="(\d+)"', html) == [str(min(100, max(0, share)))]


@pytest.mark.parametrize(("kind", "flag"), [("internal", "Internal note"), ("question", "Question to the requester")])
def test_a_note_and_a_question_say_what_they_are(kind: str, flag: str) -> None:
    call = "message('Bo', at, '<p>x</p>', zone, kind=kind)"
    html = part("conversation", call, at=datetime(2026, 11, 13, 9, tzinfo=UTC), zone=UTC, kind=kind)
    assert words(html) == f"BO Bo 13 Nov, 09:00 {flag} x"
    assert " hx-disable" in html


def test_a_name_cannot_break_out_of_its_place() -> None:
    html = part("person", "person_dot(name, alone=true)", name='"><script>')
    assert "<script>" not in html


class Form(forms.Form):
    email = forms.EmailField(label="Your e-mail address", help_text="We write to you.", max_length=99)
    password = forms.CharField(widget=forms.PasswordInput)
    text = forms.CharField(widget=forms.Textarea({"rows": 5, "style": "color:red", "class": "x"}))
    kind = forms.ChoiceField(choices=[("a", "A"), ("group", [("b", "B")])], required=False)
    many = forms.MultipleChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.CheckboxSelectMultiple)
    sure = forms.BooleanField()
    key = forms.CharField(widget=forms.HiddenInput)


def test_help_and_error_belong_to_their_field() -> None:
    html = part("fields", "field(form.email)", form=Form({"email": "x"}))
    assert 'aria-describedby="id_email-help id_email-error" aria-invalid="true"' in html
    assert tuple(piece for piece in ('<label for="id_email">', 'maxlength="99"', " required") if piece in html) == (
        '<label for="id_email">',
        'maxlength="99"',
        " required",
    )
    assert 'id="id_email-help">We write to you.</p>' in html
    assert "Enter a valid email address." in words(html)


def test_a_field_that_is_right_has_no_error() -> None:
    html = part("fields", "field(form.email)", form=Form({"email": "a@b.example"}))
    assert "error" not in html
    assert "aria-invalid" not in html


def test_a_password_is_never_sent_back() -> None:
    assert "hunter2" not in part("fields", "field(form.password)", form=Form({"password": "hunter2"}))


def test_no_style_or_class_of_a_widget_reaches_the_page() -> None:
    html = part("fields", "field(form.text)", form=Form({"text": "\nfirst line empty"}))
    assert "color:red" not in html
    assert 'class="x"' not in html
    assert ' rows="5"' in html
    assert ">\n\nfirst line empty</textarea>" in html  # a browser drops the first line end of a text area


def test_choices_are_kept() -> None:
    form = Form({"kind": "b", "many": ["b"], "sure": "on"})
    assert [(option.value, option.is_chosen) for option in fields.view(form["kind"]).options] == [
        ("a", False),
        ("b", True),
    ]
    assert [(option.value, option.is_chosen) for option in fields.view(form["many"]).options] == [
        ("a", False),
        ("b", True),
    ]
    assert fields.view(form["sure"]).is_checked


def test_a_hidden_field_is_only_its_value() -> None:
    assert part("fields", "field(form.key)", form=Form({"key": "k"})).strip() == (
        '<input type="hidden" name="key" value="k">'
    )


def test_the_form_tells_all_that_is_wrong_with_ways_to_it() -> None:
    html = part("fields", "form_errors(form)", form=Form({"email": "x"}))
    assert re.findall(r'href="#(.*?)"', html) == ["id_email", "id_password", "id_text", "id_many", "id_sure"]
    assert html.count("<li>") == 6  # a hidden field has an error, and nowhere to lead
    assert '<a href="#id_email">Your e-mail address</a>: Enter a valid email address.' in html


def test_a_form_that_is_right_says_nothing() -> None:
    assert part("fields", "form_errors(form)", form=Form()).strip() == ""


def test_facts_without_a_value_are_left_out() -> None:
    assert words(part("facts", "facts([('Product', 'Billing'), ('Impact', '')])")) == "Product Billing"


def test_a_pager_leads_only_where_there_is_something() -> None:
    assert words(part("pager", "pager('', '/next')")) == "Next page"
    assert part("pager", "pager('', '')").strip() == ""
