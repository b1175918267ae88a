"""Ways to take each action, one file a part of the product: DEEDS, by the name of the action, each taking the World of the test."""
