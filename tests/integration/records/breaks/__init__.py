"""Ways to break the rules that the database holds, one file a part of the product: BREAKS, by the name of the rule."""
