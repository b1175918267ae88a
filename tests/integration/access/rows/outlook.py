SEES = (302, 403, 200, 200, 200, 403, 200, 200)
ROWS = {"outlook:home": SEES}
