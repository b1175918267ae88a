"""The DfE's published figures on education, health and care plans: read from its files, shipped as a compact extract.

`specs/` says, one file each, what every published file must look like. `reader` turns one file into a tidy coded frame
or says what changed in it; `extract` writes those frames to the folder that ships with the package and loads them.
In a coded frame a cell that holds no number holds a negative code that keeps the published symbol (see `cells`).
"""
