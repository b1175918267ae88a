"""One kind of `areasend forecast` a module. Each has NAME, HELP, NEEDS ("nothing", "django" or "database"),
`add_arguments(parser)` and `run(args)`, which returns the exit code. Import what is heavy inside `run`."""
