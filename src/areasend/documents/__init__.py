"""Papers: composed once as data, shown as a page and made into a PDF.

`paper` says what a paper may hold, `checks` what it must not lack, `stored` keeps it as text for years, `charts` draws
its figures and `pdf` sets it in type. Nothing here knows the site, the database or what day it is.
"""
