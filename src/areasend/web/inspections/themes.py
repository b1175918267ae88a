"""Themes that come up in reports, each with the words by which it is known, as they begin."""

THEMES = {
    "Waiting times": ("wait", "waiting", "delay"),
    "Autism and ADHD pathways": ("autis", "neurodevelopmental", "adhd", "attention deficit"),
    "Speech and language, occupational therapy": ("speech", "therap"),
    "Mental health": ("mental health", "camhs", "emotional"),
    "Quality of plans": ("quality of ehc", "ehc plan", "education, health and care plan"),
    "Annual reviews": ("annual review",),
    "Preparation for adulthood": ("adulthood", "post-16", "post-19", "employment"),
    "Places and sufficiency": ("sufficien", "placement", "specialist provision", "places"),
    "Alternative provision": ("alternative provision",),
    "Social care and short breaks": ("social care", "short break", "respite"),
    "Data and evaluation": ("data", "information", "evaluat", "monitor"),
    "Governance and oversight": ("governance", "oversight", "strategic", "accountab"),
    "Joint commissioning": ("commission",),
    "Working with families": ("parent", "famil", "co-produc", "communicat"),
    "Attendance and exclusion": ("attendance", "exclu", "suspen", "absence"),
    "Early years": ("early years", "early help", "early identification"),
}
