"""Looking ahead: plans, places, pounds and queues. Pure: numbers in, numbers with their intervals out; one seed, one answer."""
