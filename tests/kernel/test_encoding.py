import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banso.kernel.encoding import Encoding, EncodingDetector, decode_strict, detect_encoding
from banso.kernel.errors import Refusal

LINE = "株式会社表示ソフト,東京都千代田区\r\n"
KANA = "ｶﾌﾞｼｷｶﾞｲｼｬ ﾔﾏﾀﾞ ﾀﾛｳ\n"


def refusal_of(data: bytes) -> Refusal:
    with pytest.raises(Refusal) as refused:
        decode_strict(data)
    assert refused.value.code == "encoding_invalid"
    assert f"{refused.value.detail['offset']:,}バイト" in refused.value.reason.ja
    return refused.value


def outcome(data: bytes, step: int) -> object:
    detector = EncodingDetector()
    try:
        for start in range(0, len(data), step):
            detector.feed(data[start : start + step])
        return detector.finish()
    except Refusal as refusal:
        return refusal.detail


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (b"", Encoding.UTF_8, ""),
        (b"a,b\r\n", Encoding.UTF_8, "a,b\r\n"),
        (LINE.encode(), Encoding.UTF_8, LINE),
        (LINE.encode("utf-8-sig"), Encoding.UTF_8_BOM, LINE),
        (b"\xef\xbb\xbf", Encoding.UTF_8_BOM, ""),
        (LINE.encode("cp932"), Encoding.CP932, LINE),
        (KANA.encode("cp932"), Encoding.CP932, KANA),
        ("ｶﾌﾞｼｷｶｲｼﾔ".encode("cp932"), Encoding.CP932, "ｶﾌﾞｼｷｶｲｼﾔ"),
        ("髙﨑①㈱".encode("cp932"), Encoding.CP932, "髙﨑①㈱"),
        ("𠮷é☃".encode(), Encoding.UTF_8, "𠮷é☃"),
        (("表" * 700_000).encode("cp932"), Encoding.CP932, "表" * 700_000),
    ],
)
def test_accepted(data: bytes, encoding: Encoding, text: str) -> None:
    assert decode_strict(data) == (text, encoding)
    assert detect_encoding(io.BytesIO(data)) is encoding


@pytest.mark.parametrize(
    ("data", "offset", "found"),
    [
        (LINE.encode("utf-16"), 0, "utf-16"),
        (LINE.encode("utf-16-be"), 18, "utf-16"),
        (b"abc\x00", 3, "utf-16"),
        (LINE.encode("iso2022_jp"), 0, "iso-2022-jp"),
        ("あいう,カタカナ\n".encode("euc_jp"), 0, "euc-jp"),
        (LINE.encode() + LINE.encode("cp932"), len(LINE.encode()), "broken_utf-8"),
        (LINE.encode("cp932") + LINE.encode(), len(LINE.encode("cp932")), "mixed"),
        ("表,1\n".encode("cp932") + "株式会社\n".encode(), 5, "mixed"),
        (b"a/\xc0\xaf", 2, "overlong_utf-8"),
        (LINE.encode() + b"\xc0\xaf", len(LINE.encode()), "overlong_utf-8"),
        (b"..\xe0\x80\xaf", 2, "overlong_utf-8"),
        (LINE.encode("cp932") + b"abc\x81", len(LINE.encode("cp932")) + 3, "unknown"),
        (LINE.encode() + b"\xe6\xa0", len(LINE.encode()), "broken_utf-8"),
        (b"\xef\xbb\xbf\x95\x5c", 3, "broken_utf-8"),
        (b"\x80abc", 0, "unknown"),
        ("表".encode("cp932") + b"\xa0", 2, "unknown"),
        (b"abc\xff", 3, "unknown"),
    ],
)
def test_refused_with_the_offset(data: bytes, offset: int, found: str) -> None:
    assert refusal_of(data).detail == {"offset": offset, "found": found}


@pytest.mark.parametrize("name", ["渡邊商店,東京都千代田区", "あ", "鈴木製作所\nｱ"])
def test_euc_is_never_taken_for_half_width_kana(name: str) -> None:
    assert refusal_of((name + "、カナ").encode("euc_jp"))


@given(st.text(st.characters(exclude_characters="\x00\x1b", codec="utf-8"), max_size=200))
def test_utf8_is_read_as_utf8(text: str) -> None:
    read, encoding = decode_strict(text.encode())
    assert read == text.removeprefix("\ufeff")
    assert encoding is (Encoding.UTF_8_BOM if text.startswith("\ufeff") else Encoding.UTF_8)


@given(
    st.lists(st.text(st.sampled_from("株式会社表ソ能髙﨑あいうカタ①〜０１abc1, "), min_size=1), min_size=1)
)
def test_cp932_is_read_as_cp932(names: list[str]) -> None:
    text = "\r\n".join(["会社名", *names]).replace("〜", "～")
    assert decode_strict(text.encode("cp932")) == (text, Encoding.CP932)


@given(st.binary(max_size=300), st.integers(1, 50))
def test_bytes_are_decoded_or_refused_and_blocks_do_not_matter(data: bytes, step: int) -> None:
    whole = outcome(data, max(1, len(data)))
    assert outcome(data, step) == whole
    if isinstance(whole, Encoding):
        data.decode(whole.value)


@given(
    st.sampled_from([LINE, KANA, "表,1\n", "髙﨑\n"]),
    st.sampled_from(["utf-8", "cp932", "euc_jp"]),
    st.integers(1, 40),
)
def test_blocks_do_not_matter_for_files(line: str, codec: str, step: int) -> None:
    data = (line * 3).encode(codec, "ignore")
    assert outcome(data, step) == outcome(data, len(data))


def test_real_files(reference_data: Path) -> None:
    for name, encoding in [
        ("diff_20210730_sample_type02_utf8.csv", Encoding.UTF_8),
        ("sample_type01_cp932_derived.csv", Encoding.CP932),
    ]:
        with (reference_data / "real/houjin" / name).open("rb") as stream:
            assert detect_encoding(stream) is encoding
