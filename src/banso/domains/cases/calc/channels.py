"""Channels 相談方法. What a machine answered is marked so and never counted as a person's."""

from __future__ import annotations

from dataclasses import dataclass

from banso.kernel.errors import Text


@dataclass(frozen=True)
class Channel:
    """How a consultation took place; `is_ai` when a machine, not a person, answered."""

    code: str
    name: Text
    is_ai: bool = False


CHANNELS: dict[str, Channel] = {
    channel.code: channel
    for channel in (
        Channel("office", Text("来所", "At the office")),
        Channel("visit", Text("訪問", "Visit")),
        Channel("phone", Text("電話", "Telephone")),
        Channel("online", Text("オンライン", "Online meeting")),
        Channel("mail", Text("メール", "E-mail")),
        Channel("chat", Text("チャット", "Chat")),
        Channel("ai_chat", Text("チャット（AIによる回答）", "Chat (answered by AI)"), is_ai=True),
    )
}
CHANNEL_NAMES: dict[str, Text] = {code: channel.name for code, channel in CHANNELS.items()}
