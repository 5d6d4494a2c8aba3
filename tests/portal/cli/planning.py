"""People for ``multaqa weave``, and what stands in a workbook."""

CITIES = ("القاهرة", "الأقصر", "أسوان", "المنيا")
HEADERS = ("الاسم", "المدينة", "المكتبة", "الدور", "جولات الغياب", "مجموعة التفريق", "مجموعة الجمع")


def people(count: int, **cells: dict[int, str]) -> list[list[str]]:
    """Rows under ``HEADERS``; ``cells`` gives those of a column by the row's number, from 2."""
    columns = ("absent", "apart", "together")
    return [
        [
            f"شخص {number}",
            CITIES[number % len(CITIES)],
            f"مكتبة {number}",
            "مبتكر",
            *(cells.get(column, {}).get(number, "") for column in columns),
        ]
        for number in range(2, count + 2)
    ]


def cells(book, sheet: int) -> list[tuple]:
    return list(book.worksheets[sheet].iter_rows(values_only=True))
