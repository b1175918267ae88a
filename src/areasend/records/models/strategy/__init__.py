"""What the area promises: strategies, plans, actions, and how their success is measured."""
