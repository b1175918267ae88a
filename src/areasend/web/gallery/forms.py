"""A form with every kind of field, and a filter."""

from django import forms

from areasend.web.components.forms import BaseForm, DateField

STAGES = [("", "Any stage"), ("deciding", "Deciding whether to assess"), ("advice", "Gathering advice")]
NEEDS = [("asd", "Autism"), ("semh", "Social, emotional and mental health"), ("slcn", "Speech and language")]


class EveryField(BaseForm, forms.Form):
    asks = {"received_on": "Enter the date on which the request arrived"}

    name = forms.CharField(label="Full name", max_length=80, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    received_on = DateField(label="Date the request arrived", help_text="For example, 27 3 2026")
    stage = forms.ChoiceField(label="Stage", choices=STAGES)
    source = forms.ChoiceField(
        label="Who asked?", choices=[("parent", "A parent"), ("school", "The school")], widget=forms.RadioSelect
    )
    needs = forms.MultipleChoiceField(
        label="Needs", help_text="Select all that apply", choices=NEEDS, widget=forms.CheckboxSelectMultiple
    )
    weeks = forms.IntegerField(
        label="Weeks", min_value=1, max_value=52, widget=forms.NumberInput(attrs={"class": "govuk-input--width-3"})
    )
    email = forms.EmailField(label="Email address", required=False)
    reason = forms.CharField(
        label="Reason", help_text="The family may read it", widget=forms.Textarea(attrs={"rows": 4})
    )
    letter = forms.FileField(label="The letter", required=False)
    password = forms.CharField(
        label="Your password", widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )
    agreed = forms.BooleanField(label="The family has been told")


class GalleryFilter(BaseForm, forms.Form):
    stage = forms.ChoiceField(label="Stage", choices=STAGES, required=False)
    need = forms.MultipleChoiceField(
        label="Need",
        choices=NEEDS,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"}),
    )
    officer = forms.CharField(label="Officer", required=False)
    late = forms.BooleanField(label="Late only", required=False)
