"""The texts of forms that Babel gets to see."""

from io import BytesIO

from osaava_desktop.uitext import extract

FORM = """<?xml version="1.0" encoding="UTF-8"?>
<ui version="4.0"><widget class="QWidget" name="form">
 <property name="windowTitle"><string>&amp;Save the client</string></property>
 <property name="objectName"><string notr="true">form</string></property>
 <property name="toolTip"><string/></property>
 <property name="text"><string comment="of a group">Open</string></property>
 <property name="whatsThis"><string extracomment="shown on F1">Ääkköset</string></property>
 <item><property name="text"><string>Present</string></property></item>
</widget></ui>
"""


def test_texts_of_a_form() -> None:
    assert list(extract(BytesIO(FORM.encode()), (), (), {})) == [
        (0, "gettext", "&Save the client", []),
        (0, "pgettext", ("of a group", "Open"), []),
        (0, "gettext", "Ääkköset", ["shown on F1"]),
        (0, "gettext", "Present", []),
    ]
