"""Columns of the corporate number files 法人番号ファイルの列: 30, without a header line.

Source: 国税庁法人番号公表サイト, layout of the CSV files (types 01 and 02).
"""

NAMES = (
    "sequenceNumber", "corporateNumber", "process", "correct", "updateDate", "changeDate", "name", "nameImageId",
    "kind", "prefectureName", "cityName", "streetNumber", "addressImageId", "prefectureCode", "cityCode", "postCode",
    "addressOutside", "addressOutsideImageId", "closeDate", "closeCause", "successorCorporateNumber", "changeCause",
    "assignmentDate", "latest", "enName", "enPrefectureName", "enCityName", "enAddressOutside", "furigana", "hihyoji",
)  # fmt: skip
COUNT = len(NAMES)
AT = {name: index for index, name in enumerate(NAMES)}

LONGEST = {
    "name": 200, "nameImageId": 8, "prefectureName": 10, "cityName": 60, "streetNumber": 300, "addressImageId": 8,
    "addressOutside": 300, "addressOutsideImageId": 8, "changeCause": 500, "enName": 300, "enPrefectureName": 9,
    "enCityName": 600, "enAddressOutside": 600, "furigana": 500,
}  # fmt: skip
OVERSEAS = "99"
