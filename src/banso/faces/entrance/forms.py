"""Forms of the door. Passwords are the one thing typed that is never shown again."""

from django import forms
from django.utils.translation import gettext_lazy as _

from banso.platform.ui.forms import BansoForm


class SignInForm(BansoForm):
    login_id = forms.CharField(
        label=_("利用者ID"), max_length=100, widget=forms.TextInput(attrs={"autocomplete": "username"})
    )
    password = forms.CharField(
        label=_("パスワード"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class PasswordForm(BansoForm):
    old = forms.CharField(
        label=_("今のパスワード"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    new = forms.CharField(
        label=_("新しいパスワード"),
        help_text=_("15文字以上"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
