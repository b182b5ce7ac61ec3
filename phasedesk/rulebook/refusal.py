"""What a person may not do, said kindly."""


class Refusal(Exception):
    """A step the rules forbid. `code` is for programs, `sentence` is for the person who tried it.

    `status` is the HTTP status a door answers with: 422 by default, 409 where the world has moved on. `retry_after` is
    after how many seconds it may be tried again, 0 where waiting does not help.
    """

    code = "refused"
    status = 422
    sentence = "This cannot be done."
    retry_after = 0

    def __init__(self, sentence: str = "", **facts: object) -> None:
        self.sentence = sentence or self.sentence
        self.facts = facts
        super().__init__(self.sentence)


class StepNotAllowed(Refusal):
    """The lifecycle has no such step from the phase the ticket is in."""

    code = "step-not-allowed"
    sentence = "This ticket cannot move to that phase from where it is."


class SomeoneWasFaster(Refusal):
    """The ticket has changed since it was read; nothing was saved."""

    code = "someone-was-faster"
    status = 409
    sentence = "Somebody changed this ticket a moment ago. Look at the new state, then try again."


class NotNow(Refusal):
    """The ticket's status does not allow this act, for instance answering when nothing was asked."""

    code = "not-now"
    sentence = "This is not possible in the ticket's present state."


class Incomplete(Refusal):
    """Something needed is missing or empty."""

    code = "incomplete"
    sentence = "Something is missing."


class TooOften(Refusal):
    """Something is done more often than a person would (RFC 6585)."""

    code = "too-often"
    status = 429
    sentence = "This was done too often. Wait a little, then try again."
    retry_after = 600


class TooMuch(Refusal):
    """What came is more than can be taken (RFC 9110)."""

    code = "too-much"
    status = 413
    sentence = "This is more than can be accepted at once."


class LifecycleRefused(Refusal):
    """A lifecycle that would leave somebody waiting in the dark is not published."""

    code = "lifecycle-refused"

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("This lifecycle cannot be published: " + " ".join(problems), problems=problems)
