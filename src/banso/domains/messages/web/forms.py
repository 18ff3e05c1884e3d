"""The form of a message メッセージの入力."""

from django.utils.translation import gettext_lazy as _

from banso.platform.ui.fields import AcceptedTextField
from banso.platform.ui.forms import BansoForm

from ..usecases.post import LONGEST


class MessageForm(BansoForm):
    body = AcceptedTextField(label=_("メッセージ"), multiline=True, rows=4, max_length=LONGEST)
