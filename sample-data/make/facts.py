"""The figures the council published, as the sample data must give them."""

HEADLINES = {
    "2022-23-Q2": {"on-track": 258, "medium": 90, "significant": 9, "no-update": 53},
    "2022-23-Q3": {"on-track": 273, "medium": 101, "significant": 3, "no-update": 33},
}
# In the framework's order of outcomes; the report says nothing of the sixth, which is 0 by subtraction.
RED_BY_OUTCOME = [0, 0, 1, 0, 0, 0, 2]
RED_ACTIONS = ["grants to the voluntary sector", "corporate data strategy",
               "lean review of the council's payment processes"]

# (measure, quarter): value; target where the report gives one.
VALUES = {
    ("FIN01", "Q3"): ("-1800000", None), ("FIN02", "Q3"): ("-1000000", None),
    ("FIN06", "Q2"): ("19", None), ("FIN06", "Q3"): ("19", None),
    ("FIN07", "Q3"): ("6", "3"), ("FIN09", "Q3"): ("86", "95"),
    ("SCT16", "Q3"): ("816", "796"), ("OH01", "Q2"): ("5.29", "3.86"), ("OH01", "Q3"): ("8.28", "6.21"),
    ("CX01", "Q3"): ("49", None), ("CX02", "Q3"): ("43", None),
    ("CX12", "Q3"): ("35", None), ("CX13", "Q3"): ("70", "95"), ("CX15", "Q3"): ("82", "95"),
    ("CX15", "Q1"): ("66", None), ("CX15", "Q2"): ("68", None),
    ("CX18", "Q3"): ("192", None), ("CX21", "Q3"): ("45", None), ("CX22", "Q3"): ("495", None),
    ("CX23", "Q3"): ("92", None), ("PFP01", "Q3"): ("90752", None), ("PFP02", "Q3"): ("295000", None),
}
STATUSES = {"FIN03": "amber", "FIN04": "amber", "FIN05": "amber", "FIN06": "green", "FIN07": "red", "FIN08": "red",
            "FIN09": "red", "FIN10": "amber", "SCT13": "red", "SCT16": "not-rated"}
BENCHMARKS = {"FIN06": "21", "FIN07": "9"}
TRUST_KPIS = {"green": 13, "amber": 1, "red": 1}
# Pairs (less, more): the report says which of two figures is the larger.
ORDER = [
    (("FIN01", "Q3"), ("FIN01", "Q2")), (("CX05", "Q3"), ("CX05", "Q2")), (("CX12", "Q3"), ("CX12", "Q2")),
    (("CX12", "Q2"), ("CX12", "Q1")), (("CX13", "Q1"), ("CX13", "Q2")), (("CX13", "Q2"), ("CX13", "Q3")),
    (("CX14", "Q2"), ("CX14", "Q3")), (("CX16", "Q3"), ("CX16", "Q2")), (("CX16", "Q3"), ("CX16", "Q1")),
    (("CX17", "Q2"), ("CX17", "Q3")), (("CX20", "Q2"), ("CX20", "Q3")), (("CX22", "Q3"), ("CX22", "Q2")),
    (("CX23", "Q2"), ("CX23", "Q3")), (("CX23", "Q3"), ("CX23", "Q1")), (("CX06", "Q2"), ("CX06", "Q3")),
    (("CX07", "Q2"), ("CX07", "Q3")), (("CX08", "Q3"), ("CX08", "Q2")), (("CX10", "Q3"), ("CX10", "Q2")),
    (("FIN07", "Q3"), ("FIN07", "Q2")), (("FIN09", "Q2"), ("FIN09", "Q3")), (("SLT02", "Q3"), ("SLT02", "Q2")),
    (("SRC01", "Q3"), ("SRC01", "Q2")), (("SCT16", "Q3"), ("SCT16", "Q2")),
]

# Section 11.3: risk: (score in quarter 2, score in quarter 3, events); none where it is not on the register.
RISKS = {
    "27": (16, 8, ["rescored"]), "27a": (16, 8, ["rescored"]), "27b": (12, 8, ["split", "rescored"]),
    "27c": (None, 12, ["split"]), "42a": (12, 12, ["refocused"]), "53": (12, 8, ["rescored"]),
    "54": (8, None, ["de-escalated"]), "57": (4, None, ["closed"]), "57b": (None, 12, ["escalated"]),
    "61": (12, 8, ["rescored"]), "66": (None, 12, ["escalated"]), "67": (None, 12, ["escalated"]),
    "68": (None, 8, ["escalated", "rescored"]), "69": (None, 16, ["escalated"]), "70": (None, 8, ["escalated"]),
}
CONTRACTS = {
    ("2022-23-Q2", "childrens-trust"): {"value": "70470000"},
    ("2022-23-Q3", "childrens-trust"): {"value": "71700000", "start": "2018-04-01"},
    ("2022-23-Q3", "serco"): {"value": "30000000"},
    ("2022-23-Q3", "slt"): {"end": "2023-05-02"},
    ("2022-23-Q3", "places-leisure"): {"value": "18500", "fee": "20000"},
}
# The slips of the report's own text, which are kept: section and words.
SLIPS = [("2", "January 2034"), ("2", "12 April 2022"), ("8.1", "12 April 2022"), ("16", "21 April 2022"),
         ("8.4", "Appendix 4 contains"), ("15", "3. Corporate Plan Q3 Monitoring Report"), ("6.5", "£20K"),
         ("6.5", "£18,500"), ("8.11", "39% reduction"), ("8.11", "178 to 108"), ("6.2", "13 out of the 15 KPIs"),
         ("7.3", "An increase from previous quarters"), ("6.4", "represented an increase")]
