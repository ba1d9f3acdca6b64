"""The invented story that the office documents and PDF files in `files/office` tell, for the tests that read them."""

TITLE = "Harbour of Ostvik to close for repairs"
BYLINE = "By Karin Holm"
BODY = tuple(
    " ".join(paragraph.split())
    for paragraph in """
OSTVIK, March 4, 2025 – The harbour of Ostvik will close in May for six weeks of repairs, the mayor of the
town, Anna Berg, said on Tuesday.

“We have waited for far too long,” Berg told reporters after a meeting of the town council. “The quay is older
than anybody here, and it can’t wait for another winter.”

The council voted for the well-known plan by nine votes to two. It will cost 40 million crowns, of which the
government of Norland pays one half. The Ministry of Fisheries confirmed that the first payment would be made
in April, and that no further negotiations were needed.

Fishermen were told of it by letter. Olav Strand, who leads the Ostvik Fishermen’s Union, rejected the plan as
a provocation. “Nobody asked us,” he said. “Six weeks in May are half of our year.”

According to a spokesperson of the ministry, boats may use the harbour of Nordhamn in the meantime. The
Anglo-Norlandic Shipping Company, which runs the long-term ferry service to Nordhamn, said it had not been
informed.

The opposition in the council accused Berg of acting without consultation. Its leader, Marta Lind, announced
that she would ask the regional administration for an investigation. Berg denied that any rule had been
broken.

A report by the Institute for Coastal Research, published in January, had warned that the foundations of the
quay might give way under heavy ice. Its author, Professor Henrik Dahl, said that the repairs were necessary
but that the timing was unfortunate.

Shopkeepers at the waterfront expect fewer visitors. “We shall manage, but only just,” said Ingrid Vik, whose
family has sold nets and ropes there since 1921. The chamber of commerce asked for compensation in an open
letter to the government.

The Ministry of Transport has promised that buses will run to Nordhamn every hour. A timetable is to be
published by the end of April, its spokesman Jonas Moen told the newspaper.

Environmental groups welcomed the decision. The association Clean Fjord said that oil from the old fuel
station had been leaking into the basin for years, and demanded that the contaminated sediment be removed
before the new foundations are laid.

Engineers from the company Havbygg will survey the sea floor next week. If they find more damage than the
institute had described, the work could take until August, the company’s director, Sofie Lund, warned.

In 2009 the harbour was closed for three months after a storm. Catches fell by a third in that year, according
to figures of the Directorate of Fisheries, and eleven boats were sold to owners in other towns.

Strand said the union would meet on Saturday to decide whether to block the entrance to the harbour. The
police in Ostvik said they were in contact with the organisers and did not expect disturbances.

Berg invited the fishermen to a meeting in the town hall. “I understand that they are angry,” she said. “But a
quay that collapses helps nobody, least of all those who tie up their boats to it.”

The regional governor, Tor Aasen, declined to comment on the quarrel. His office confirmed only that the
request for an investigation had been received and would be answered within the legal period of four weeks.

Work is to begin on May 5 and to end on June 15. The council will discuss the schedule again at its next
ordinary meeting, the town clerk said.
""".strip().split("\n\n")
)
"""The paragraphs, each of them as it has to be read back."""

SUBHEAD = "What it costs"
TABLE = (("Year", "Crowns"), ("2025", "40 million"), ("2026", "12 million"))
CONDITIONS = ("The quay must be surveyed first.", "The ferry must go on.")
DATES = ("May 5", "June 15")
LETTERS = "“Čapek’s 日本 😀 naïve”, a visitor had written into the guest book."
