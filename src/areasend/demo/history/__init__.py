"""What happened in the area year by year, as columns: who held a plan from when to when, who was assessed, whose plan was reviewed.

Every module takes a random generator and the published figures and gives numpy columns; none knows of the database.
"""
