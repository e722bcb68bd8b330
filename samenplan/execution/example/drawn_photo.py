"""A picture that is plainly invented, as a JPEG like a phone makes: the example needs no real photo."""

from io import BytesIO

from PIL import Image, ImageDraw

SIZE = (1600, 1200)
SKY, FLOOR, TABLE, CLOTH = "#f2e6cf", "#c9b48f", "#8a5a34", "#fbfaf6"
PEOPLE = ("#0a6770", "#8a3b12", "#4a5a1f", "#2b4c8c", "#8a5300", "#5b3a6e")


def drawn_photo(words: str) -> bytes:
    """People as coloured shapes around a table, and these words on the wall."""
    image = Image.new("RGB", SIZE, SKY)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 760, *SIZE), fill=FLOOR)
    for place, colour in enumerate(PEOPLE):
        left = 160 + place * 225
        pen.ellipse((left + 30, 400, left + 150, 520), fill="#e3c7a6")
        pen.rounded_rectangle((left, 510, left + 180, 860), 80, fill=colour)
    pen.rounded_rectangle((100, 740, 1500, 830), 30, fill=CLOTH)
    pen.rectangle((180, 830, 230, 1120), fill=TABLE)
    pen.rectangle((1370, 830, 1420, 1120), fill=TABLE)
    for place in range(7):
        pen.ellipse((190 + place * 190, 755, 290 + place * 190, 795), fill=TABLE)
    pen.text((800, 190), words, fill="#1c2430", font_size=64, anchor="mm")
    pen.text((800, 280), "getekend voorbeeld, geen echte foto", fill="#55606e", font_size=40, anchor="mm")
    kept = BytesIO()
    image.save(kept, "JPEG", quality=88)
    return kept.getvalue()
