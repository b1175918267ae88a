"""`areasend serve`."""

import argparse

NAME = "serve"
HELP = "Serve AreaSEND on this machine: database, web server and job worker, until Ctrl-C"
# It says what it does as it goes, so it fetches what it needs by itself.
NEEDS = "nothing"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1: this machine only)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (8000)")
    parser.add_argument("--workers", type=int, default=2, help="web server processes (2); one for each core is right")


def run(args: argparse.Namespace) -> int:
    from areasend.site import postgres, prepare, program, serve

    serve.check_port(args.host, args.port)
    prepare.say_on_stderr("Starting the database")
    started = postgres.ensure_running()
    program.set_up_django()
    prepare.migrate()
    prepare.check_purpose()
    prepare.collect_static()
    prepare.load_demo()
    serve.serve(args.host, args.port, args.workers, started_database=started)
    return 0
