"""Columns of the corporate number files 法人番号ファイルの列: 30, without a header line.

Source: 国税庁法人番号公表サイト, layout of the CSV files (types 01 and 02).
"""

from banso.kernel.errors import Text

NAMES = (
    "sequenceNumber", "corporateNumber", "process", "correct", "updateDate", "changeDate", "name", "nameImageId",
    "kind", "prefectureName", "cityName", "streetNumber", "addressImageId", "prefectureCode", "cityCode", "postCode",
    "addressOutside", "addressOutsideImageId", "closeDate", "closeCause", "successorCorporateNumber", "changeCause",
    "assignmentDate", "latest", "enName", "enPrefectureName", "enCityName", "enAddressOutside", "furigana", "hihyoji",
)  # fmt: skip
# The agency's own Japanese names, for whoever has to find the column.
TITLES = (
    "一連番号", "法人番号", "処理区分", "訂正区分", "更新年月日", "変更年月日", "商号又は名称", "商号又は名称イメージID",
    "法人種別", "国内所在地（都道府県）", "国内所在地（市区町村）", "国内所在地（丁目番地等）", "国内所在地イメージID",
    "都道府県コード", "市区町村コード", "郵便番号", "国外所在地", "国外所在地イメージID", "登記記録の閉鎖等年月日",
    "登記記録の閉鎖等の事由", "承継先法人番号", "変更事由の詳細", "法人番号指定年月日", "最新履歴",
    "商号又は名称（英語）", "国内所在地（都道府県）（英語）", "国内所在地（市区町村丁目番地等）（英語）", "国外所在地（英語）",
    "フリガナ", "検索対象除外",
)  # fmt: skip
COUNT = len(NAMES)
AT = {name: index for index, name in enumerate(NAMES)}

LONGEST = {
    "name": 200, "nameImageId": 8, "prefectureName": 10, "cityName": 60, "streetNumber": 300, "addressImageId": 8,
    "addressOutside": 300, "addressOutsideImageId": 8, "changeCause": 500, "enName": 300, "enPrefectureName": 9,
    "enCityName": 600, "enAddressOutside": 600, "furigana": 500,
}  # fmt: skip
OVERSEAS = "99"


def place_of(name: str) -> Text:
    """Where a column is, in words: its number from 1 and its name; for a name that is no column, nothing."""
    if name not in AT:
        return Text("", "")
    number = AT[name] + 1
    return Text(f"{number}列目「{TITLES[number - 1]}」", f"column {number} ({name})")
