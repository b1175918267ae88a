"""Commissioned and planned places as a workbook, in and out; and the tables that the Department for Education collects of them."""
