"""Code lists that the DfE fixes, under the DfE's own codes. Source: SEN2 guide 2026 and school census code sets
(evidence marks in docs/reference/code-lists.md)."""

from django.db import models


class Sex(models.TextChoices):
    FEMALE = "F", "Female"
    MALE = "M", "Male"


class Need(models.TextChoices):
    """Type of special educational need."""

    SPLD = "SPLD", "Specific learning difficulty"
    MLD = "MLD", "Moderate learning difficulty"
    SLD = "SLD", "Severe learning difficulty"
    PMLD = "PMLD", "Profound and multiple learning difficulty"
    SEMH = "SEMH", "Social, emotional and mental health"
    SLCN = "SLCN", "Speech, language and communication needs"
    HI = "HI", "Hearing impairment"
    VI = "VI", "Vision impairment"
    MSI = "MSI", "Multi-sensory impairment"
    PD = "PD", "Physical disability"
    ASD = "ASD", "Autistic spectrum disorder"
    DS = "DS", "Down syndrome"
    OTH = "OTH", "Other difficulty or disability"


NOT_ASSESSED = ("NSA", "SEN support, type of need not yet assessed by a specialist")
SUPPORT_NEEDS = [*Need.choices, NOT_ASSESSED]
"""Of pupils with SEN support the school census knows one more."""


class Ethnicity(models.TextChoices):
    WBRI = "WBRI", "White British"
    WIRI = "WIRI", "White Irish"
    WIRT = "WIRT", "Traveller of Irish heritage"
    WROM = "WROM", "Gypsy or Roma"
    WOTH = "WOTH", "Any other White background"
    MWBC = "MWBC", "White and Black Caribbean"
    MWBA = "MWBA", "White and Black African"
    MWAS = "MWAS", "White and Asian"
    MOTH = "MOTH", "Any other Mixed background"
    AIND = "AIND", "Indian"
    APKN = "APKN", "Pakistani"
    ABAN = "ABAN", "Bangladeshi"
    CHNE = "CHNE", "Chinese"
    AOTH = "AOTH", "Any other Asian background"
    BCRB = "BCRB", "Black Caribbean"
    BAFR = "BAFR", "Black African"
    BOTH = "BOTH", "Any other Black background"
    OOTH = "OOTH", "Any other ethnic group"
    REFU = "REFU", "Refused"
    NOBT = "NOBT", "Not yet obtained"


class SettingType(models.TextChoices):
    """Named as in the columns of the DfE's caseload table, so that a placement counts where the DfE counts it."""

    MAINSTREAM_LA = "mainstream_la_maintained", "Mainstream, maintained"
    MAINSTREAM_ACADEMY = "mainstream_academy", "Mainstream academy"
    MAINSTREAM_FREE = "mainstream_free_school", "Mainstream free school"
    MAINSTREAM_INDEPENDENT = "mainstream_independent", "Mainstream independent"
    SPECIAL_LA = "special_la_maintained", "Special, maintained"
    SPECIAL_ACADEMY = "special_academy_free", "Special academy or free school"
    SPECIAL_INDEPENDENT = "special_independent", "Special, independent"
    SPECIAL_NON_MAINTAINED = "special_non_maintained", "Special, non-maintained"
    AP_ACADEMY = "ap_pru_academy", "Alternative provision academy"
    AP_FREE = "ap_pru_free_school", "Alternative provision free school"
    AP_PRU = "ap_pru_la_maintained", "Pupil referral unit"
    FE = "general_fe_tertiary_colleges", "Further education college"
    SPI = "specialist_post_16_institutions", "Specialist post-16 institution"
    UKRLP = "ukrlp_provider", "Other registered learning provider"
    ONLINE = "online_provider", "Online provider"
    EARLY_YEARS = "nm_early_years", "Non-maintained early years setting"
    WALES = "w_settings", "Setting in Wales"
    OTHER = "other_placement_settings", "Other setting"


class Phase(models.TextChoices):
    EARLY_YEARS = "early_years", "Early years"
    PRIMARY = "primary", "Primary"
    SECONDARY = "secondary", "Secondary"
    ALL_THROUGH = "all_through", "All-through"
    POST_16 = "post_16", "Post-16"


class Provision(models.TextChoices):
    ORDINARY = "", "Ordinary place"
    RESOURCED = "resourced_provision", "Resourced provision"
    UNIT = "senunit", "SEN unit"


class Arrangement(models.TextChoices):
    """Education that is not at a setting."""

    AT_SETTING = "", "At a setting"
    EHE = "elective_home_education", "Elective home education"
    OTHER_LA = "other_arrangements_la", "Other arrangements made by the council"
    OTHER_PARENTS = "other_arrangements_parents", "Other arrangements made by the parents"
    NEET = "neet", "Not in education, employment or training"
    NEET_CEASING = "neet_ntci", "Not in education, notice to cease issued"
    NEET_OTHER = "neet_other", "Not in education, other"
    NEET_OTHER_CSA = "neet_other_csa", "Not in education, other, of compulsory school age"
    UNKNOWN = "placement_unknown", "Not known"
