"""Words that mean something to a format, so that changes of an input meet what its reader looks for."""

XML = b'< > </ /> <![CDATA[ ]]> <!-- --> &amp; &#0; &#x1F; <?xml encoding="utf-16"?> <!DOCTYPE xmlns="'.split()
HTML = (
    *XML,
    *(
        b"<p> <br> <div> <table> <td> <script> </script> <style> <template> <svg> <article> <time> <meta> <a href=' "
        b"datetime=' content=' <h1> <title> <body> <html> <blockquote> <pre> <plaintext> <noscript> <iframe> <base> "
        b"application/ld+json charset= <figure> <figcaption> <ul> <li> hidden style='display:none' itemprop=' "
        b"javascript: onerror=' <math> <mi> <select> <option> <textarea> </article> </p> </div> &nbsp; &#xd800;"
    ).split(),
)
YAML = (
    *(
        b"--- ... : - ? & * ! !!python/object: !!binary !!set | > ' \" [ ] { } , # ~ null true 2025-03-04 <<: << %YAML "
        b"0x1F 1e3 .inf NO 12:30 <<<<<<< ======= >>>>>>> ## >- |2"
    ).split(),
    *(b": ", b"- ", b"\n  ", b"\n", b"\n- ", b"&a ", b"*a", b"\t", b"|\n  ", b" #", b"\n## Notes\n"),
)
TEXT = (
    *(b"\n\n", b"\n", b" said ", b" said that ", b'"', "“".encode(), "”".encode(), b". ", b", ", b"Mr. ", b"Photo: "),
    *(b"March 4, 2025", b"4 March", b"VIK (AP) - ", "VIK, March 4 — ".encode(), b"By Ida Berg\n", b"---\n", b"Monday"),
    *(b"https://a.example/2025/03/04/x", b"according to ", b"Published: 2025-03-04\n", b"# ", b"* ", b"the ", b" not "),
    *(b" would ", b"[^1]", b"](", b"![", b"| ", b"`", b"> ", b"(c)", b"ENDS\n", b"### \n", b"U.S. ", b"Ida Berg"),
)
MAIL = (
    *(b"From: ", b"From ", b"To: ", b"Subject: ", b"Date: ", b"Content-Type: ", b"multipart/mixed; boundary=x"),
    *(b"\n--x\n", b"\n--x--\n", b"Content-Transfer-Encoding: ", b"base64", b"quoted-printable", b"=?utf-8?q?=C3?="),
    *(b"text/html", b"\r\n", b"charset=utf-7", b"charset=x", b"=\n", b"=3D", b"> ", b"message/rfc822", b"filename="),
    *(
        b"On Monday, Ida Berg wrote:\n",
        b"Content-Location: ",
        b"cid:",
        b"uuencode",
        b"8bit",
        b"format=flowed",
        b"-- \n",
    ),
    *(b"multipart/alternative; boundary=x", b"charset=unicode_escape", b"charset=utf-16", b"charset=idna", b"*0*="),
    *(b"Message-ID: ", b"<a@b>", b", ", b";", b"delsp=yes", b"charset*=''", b"=?x?b?!?="),
)
RTF = tuple(
    rb"{ } \rtf1 \par \u-1 \u65535? \uc0 \uc99 \bin9 \'e4 \'zz \fonttbl \info \title \ansicpg1252 \ansicpg65001 \f1 "
    rb"\ansicpg99999 \*\ \pict \field \fldinst \fldrslt \trowd \cell \row \header \footnote \deleted \v \sect \ud "
    rb"\fcharset128 \plain \s1 \stylesheet \line \tab \~ \- \_ \upr \u55357? \u56832? \mac \pc \creatim \yr".split()
)
PDF = tuple(
    b"obj endobj stream endstream << >> [ ] /Type /Page /Pages /Kids /Count /Contents /Length /MediaBox /Rotate /Font "
    b"/Encoding /Differences /ToUnicode BT ET Tj TJ Tm Td Tf 1e39 -1 nan 0 () <FEFF> /Title /CreationDate (D:2025) "
    b"/Names /Parent /Annots /Outlines 2 0 R trailer startxref xref %%EOF /Encrypt /Filter /FlateDecode".split()
)
ROWS = (
    *b', ; \t " "" title text date url { } [ \\u0000 \\ud800 null 1e999 NaN : "text": -0 id'.split(),
    *(b"\n", b"\r", b"\t", b"\0", b"\xef\xbb\xbf", b'\n"'),
)
FEED = (
    *XML,
    *(
        b"<item> </item> <entry> </entry> <title> <description> <content:encoded> <pubDate> <link> <guid> <rss> <feed> "
        b"<channel> <outline xmlUrl=' text=' type='html' type='xhtml' xml:base=' <atom:link xml:lang=' <dc:date> "
        b"<media:content> <itunes:summary> <georss:polygon> <source> <opml> <head> <body> mode='base64'"
    ).split(),
)
ZIP = (
    *(b"=== ", b"\n=== a.txt\n", b"\n=== ../a.txt\n", b"\n=== a/b.html\n", b"\n=== a.zip\n", b"\n=== /etc/a.md\n"),
    *(b"\n=== a.txt.meta.yml\n", b"\n=== \0.txt\n", b"\n=== C:\\a.txt\n", b"PK\x03\x04", b"PK\x05\x06", b"/"),
)
OFFICE = (
    *XML,
    *(
        b"<w:p> </w:p> <w:r> <w:t> <w:del> <w:ins> <w:tbl> <w:tr> <w:tc> <w:pStyle w:val=' <w:numPr> <w:br/> <w:tab/> "
        b"<w:footnoteReference w:id=' <w:fldChar w:fldCharType=' <w:instrText> <mc:AlternateContent> <mc:Fallback> "
        b"<text:p> <text:h text:outline-level=' <text:span> <text:s text:c=' <text:tab/> <text:list> <table:table> "
        b"<table:table-cell table:number-columns-repeated=' <text:note> <text:tracked-changes> <draw:frame> <dc:title>"
    ).split(),
)
