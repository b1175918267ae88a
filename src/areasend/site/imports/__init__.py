"""One kind of import a module, each with NAME, HELP, `add_arguments(parser)` and `run(args)`: `areasend import NAME ...`."""
