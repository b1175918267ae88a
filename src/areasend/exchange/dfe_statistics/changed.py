"""How a published file that is not as expected is reported."""

SHOWN = 20


class ChangedFile(ValueError):
    """A published file that cannot be read as its specification says.

    `file` is its name, `problems` one sentence for each fault, each saying where it is.
    """

    def __init__(self, file: str, problems: list[str], remedy: str) -> None:
        self.file, self.problems, self.remedy = file, tuple(problems), remedy
        more = [f"and {len(problems) - SHOWN} more"] if len(problems) > SHOWN else []
        super().__init__("\n".join([f"{file} cannot be read.", *problems[:SHOWN], *more, remedy]))
