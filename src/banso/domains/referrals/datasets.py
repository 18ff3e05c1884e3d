"""What referrals offers upward: `referrals.referrals`, one row per referral, without words or names of firms."""

from django.db import models

from banso.kernel.errors import Text
from banso.platform.datasets import Column, Dataset, register_dataset
from banso.platform.scope.roles import FieldClass

from .models import Referral

INTERNAL = FieldClass.INTERNAL


def _rows() -> models.QuerySet[Referral]:
    return Referral.scoped.unscoped()


register_dataset(
    Dataset(
        name="referrals.referrals",
        version=1,
        row_meaning=Text("1件の取次ぎ（返答のないもの、断られたものも含む）", "One referral, refused and unanswered ones too"),
        columns=(
            Column("id", "pk", "integer", INTERNAL, Text("取次ぎ番号", "Referral")),
            Column("sent_on", "sent_on", "date", INTERNAL, Text("取次ぎ日", "Sent on")),
            Column("sender_unit_id", "owner_unit_id", "integer", INTERNAL, Text("取次元の番号", "Sender")),
            Column("sender_name", "owner_unit__name", "text", INTERNAL, Text("取次元", "Sender's name")),
            Column("sender_type", "sender_type", "text", INTERNAL, Text("取次元の種類", "Sender's type")),
            Column("sender_prefecture", "sender_prefecture", "text", INTERNAL, Text("取次元の都道府県", "Sender's prefecture")),
            Column("receiver_unit_id", "receiver_unit_id", "integer", INTERNAL, Text("取次先の番号", "Receiver")),
            Column("receiver_name", "receiver_unit__name", "text", INTERNAL, Text("取次先", "Receiver's name")),
            Column("receiver_type", "receiver_type", "text", INTERNAL, Text("取次先の種類", "Receiver's type")),
            Column(
                "receiver_prefecture", "receiver_prefecture", "text", INTERNAL,
                Text("取次先の都道府県", "Receiver's prefecture"),
            ),
            Column("issue", "issue", "text", INTERNAL, Text("課題", "Issue")),
            Column("state", "state", "text", INTERNAL, Text("状態", "State")),
            Column("taken_up_on", "taken_up_on", "date", INTERNAL, Text("引受け日", "Taken up on")),
            Column("days_to_take_up", "days_to_take_up", "integer", INTERNAL, Text("引受けまでの日数", "Days to take up")),
            Column("ended_on", "ended_on", "date", INTERNAL, Text("終了日", "Ended on")),
            Column("subject_id", "subject_id", "integer", INTERNAL, Text("事業者の内部番号", "Firm (surrogate)")),
        ),  # fmt: skip
        rows=_rows,
    )
)
