"""A municipality as a person types it 市区町村の読取り: its name or its code, within a prefecture."""

from banso.kernel.errors import Refusal, Text
from banso.kernel.folding import fold
from banso.kernel.places import municipalities, parse_municipality_code

from .digits import plain_digits


def read_city(prefecture_code: str, text: str, field: str = "city") -> str:
    """The six-digit code; "" for nothing. Refuses `city_unknown`, naming what begins alike in the prefecture."""
    if not text.strip():
        return ""
    if plain_digits(text.strip()):
        return parse_municipality_code(text.strip(), field=field)
    typed = fold(text)
    places = municipalities(prefecture_code)
    for place in places:
        if fold(place.name) == typed:
            return place.code
    near = [place.name for place in places if typed[:2] in fold(place.name)][:5]
    hint = Text("市区町村名を略さずに入力してください。例：福島市", "Enter its full name, for example 福島市.")
    if near:
        listed = "、".join(near)
        hint = Text(f"次のどれかですか：{listed}", f"Is it one of these: {listed}")
    raise Refusal(
        "city_unknown",
        field=field,
        reason=Text("この都道府県にその市区町村はありません。", "There is no such municipality in the prefecture."),
        next_step=hint,
    )
