"""The control words of Rich Text Format that stand for a character or begin what is not the document's text."""

from __future__ import annotations

from generator.read.wordlists import word_set

SIGNS = {
    "tab": " ",
    "emdash": "—",
    "endash": "–",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
}

HIDING = frozenset({"v", "deleted"})
"""What makes text hidden or marks it as deleted, until it is taken back with a 0."""

DESTINATIONS: dict[str, str | None] = {
    "fonttbl": "fonts",
    "stylesheet": "style",
    "title": "title",
    "author": "author",
    "info": None,
} | dict.fromkeys(
    sorted(
        word_set(
            """annotation atnauthor atndate atnicn atnid atnparent atnref atntime atrfend atrfstart background
            bkmkend bkmkstart buptim category colorschememapping colortbl comment company creatim datafield
            datastore doccomm docvar filetbl fldinst fldtype footer footerf footerl footerr footnote formfield
            ftncn ftnsep ftnsepc aftncn aftnsep aftnsepc generator header headerf headerl headerr hlinkbase
            keywords latentstyles listname listoverridetable listpicture liststylename listtable mailmerge
            manager mmathPr nextfile nonesttables objalias objclass objdata objname objsect objtime oldcprops
            oldpprops oldsprops oldtprops operator panose password pgptbl picprop pict pntext pntxta pntxtb
            printim private propname protend protstart protusertbl pxe revtbl revtim rsidtbl rxe shppict nonshppict
            sn sp staticval subject sv tc template themedata txe userprops windowcaption writereservation xe
            xmlattrname xmlattrvalue xmlname xmlnstbl xmlopen xmlclose blipuid levelnumbers leveltext lsdlockedexcept
            macc listtext"""
        )
    )
)
"""Where the text of a group goes that begins with one of these words; None where it is not the document's."""

CHARSETS = {
    0: "cp1252",
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gbk",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
"""Encodings by the number that a font names."""
