"""Sends what is due: claimed under a lease, handed to the mail server, and the outcome kept, one notice at a time.

A worker killed at any instant loses nothing: its lease runs out, and the same mail with the same Message-ID is sent
again. Nothing is sent twice while a lease holds.
"""

from __future__ import annotations

import logging
import os
import socket
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from email.utils import parseaddr

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F

from phasedesk.mail import message
from phasedesk.mail.message import MailCannotBeBuilt, OutgoingMail
from phasedesk.mail.smtp import Outcome, Sender, SmtpServer
from phasedesk.notifications import links
from phasedesk.notifications.models import Notice, NoticeQuerySet
from phasedesk.tickets.models import Follower

LEASE = timedelta(minutes=2)
CLAIM = 10
# Seconds of one batch. Short, so that a worker told to stop stops, and so that even a mail that takes as long as one
# may (`smtp.SEND_WITHIN`, 90 s) ends well before its lease does.
SPAN = 5.0

FIRST_REST = timedelta(minutes=1)
LONGEST_REST = timedelta(hours=1)
GIVE_UP_AFTER = timedelta(days=3)
REASON = 500

log = logging.getLogger(__name__)


def batch(at: datetime, worker: str = "", *, clock: Callable[[], float] = time.monotonic) -> int:
    """Send notices that are due, for a few seconds, and say how many were dealt with.

    `worker` names who holds the leases: this process, when left out.
    """
    if not Notice.objects.due(at).exists():
        return 0
    if not settings.PHASEDESK_SMTP_URL:
        return _keep(at)
    return _Round(at, worker or this_worker(), clock).run()


def take_back(at: datetime) -> int:
    """Make notices due again that a worker took and did not bring back within its lease."""
    lost = Notice.objects.lease_passed(at)
    free = {"leased_until": None, "leased_by": "", "due_at": at}
    hopeless = lost.filter(attempts__gte=MOST_ATTEMPTS).update(
        **free, state=Notice.State.FAILED, ended_at=at, outcome="No worker that tried to send it lived to tell."
    )
    return hopeless + lost.update(**free, state=Notice.State.DUE)


def give_back(worker: str = "") -> int:
    """Make notices due again that this worker holds and has not tried to send."""
    held = Notice.objects.filter(state=Notice.State.LEASED, leased_by=worker or this_worker())
    return _free(held)


def this_worker() -> str:
    """Name this process among all that may share the work."""
    return f"{socket.gethostname()}:{os.getpid()}"[-64:]


def rest_after(attempts: int) -> timedelta:
    """Say how long to wait after so many attempts: a minute, then twice as long each time, an hour at most."""
    return min(FIRST_REST * 2 ** min(attempts - 1, 16), LONGEST_REST)


def _most_attempts() -> int:
    """Count how many attempts fit into three days. Not timed, so that an outage of ours uses none of them up."""
    attempts, passed = 1, timedelta()
    while passed < GIVE_UP_AFTER:
        passed += rest_after(attempts)
        attempts += 1
    return attempts


MOST_ATTEMPTS = _most_attempts()


def _keep(at: datetime) -> int:
    """Keep what is due: without a mail server it can be read in the desk, and that is its outcome."""
    return Notice.objects.due(at).update(state=Notice.State.KEPT, ended_at=at)


def _free(held: NoticeQuerySet) -> int:
    """Give up leases before the attempt was made."""
    return held.update(state=Notice.State.DUE, leased_until=None, leased_by="", attempts=F("attempts") - 1)


class _Round:
    """One batch, over one connection to the mail server."""

    def __init__(self, at: datetime, worker: str, clock: Callable[[], float]) -> None:
        self.began_at, self.worker, self.clock = at, worker, clock
        self.began = clock()

    def run(self) -> int:
        """Claim and send until nothing is due or the time is up."""
        done = 0
        sender = parseaddr(settings.PHASEDESK_MAIL_FROM)[1]
        with Sender(SmtpServer.from_url(settings.PHASEDESK_SMTP_URL), sender=sender) as line:
            while not self._is_over() and (taken := self._claim()):
                done += self._send_all(line, taken)
        return done

    def _send_all(self, line: Sender, taken: list[Notice]) -> int:
        """Send what was claimed; what is left when the time is up is given back untried."""
        unwanted = _unwanted(taken)
        for place, notice in enumerate(taken):
            if self._is_over():
                rest = [left.pk for left in taken[place:]]
                _free(Notice.objects.filter(pk__in=rest, state=Notice.State.LEASED, leased_by=self.worker))
                return place
            if notice.pk in unwanted:
                self._end(notice, Notice.State.UNSUBSCRIBED, unwanted[notice.pk])
            else:
                self._record(notice, self._send(line, notice))
        return len(taken)

    def _claim(self) -> list[Notice]:
        """Take the next notices under a lease; no two workers get the same one while it holds."""
        now = self._now()
        with transaction.atomic():
            due = Notice.objects.due(now).order_by("due_at", "pk")
            if connection.features.has_select_for_update_skip_locked:
                due = due.select_for_update(skip_locked=True)
            keys = list(due.values_list("pk", flat=True)[:CLAIM])
            Notice.objects.filter(pk__in=keys, state=Notice.State.DUE).update(
                state=Notice.State.LEASED, leased_until=now + LEASE, leased_by=self.worker, attempts=F("attempts") + 1
            )
        return list(Notice.objects.filter(pk__in=keys).select_related("person").order_by("due_at", "pk"))

    def _send(self, line: Sender, notice: Notice) -> Outcome:
        """Hand one mail to the server. One that cannot be built never will be, and must not hold up the others."""
        try:
            built = message.build(_mail(notice), at=self._now())
        except MailCannotBeBuilt as wrong:
            return Outcome("refused", None, f"The mail could not be built: {wrong.reason}")
        except Exception as wrong:
            log.exception("A mail could not be built.", extra={"facts": {"notice": notice.pk}})
            return Outcome("refused", None, f"The mail could not be built: {type(wrong).__name__}: {wrong}")
        return line.send(built, notice.address)

    def _record(self, notice: Notice, outcome: Outcome) -> None:
        """Keep what became of the attempt."""
        words = outcome.words[:REASON]
        if outcome.kind == "sent":
            self._end(notice, Notice.State.SENT, words)
        elif outcome.kind == "refused" or notice.attempts >= MOST_ATTEMPTS:
            self._end(notice, Notice.State.FAILED, words)
        else:
            due_at = self._now() + rest_after(notice.attempts)
            self._mine(notice).update(
                state=Notice.State.DUE, due_at=due_at, outcome=words, leased_until=None, leased_by=""
            )

    def _end(self, notice: Notice, state: Notice.State, words: str) -> None:
        """Keep a last outcome. What was sent is sent, even if the lease ran out meanwhile."""
        whose = self._mine(notice)
        if state == Notice.State.SENT:
            whose = Notice.objects.filter(pk=notice.pk, state__in=(Notice.State.LEASED, Notice.State.DUE))
        hit = whose.update(state=state, outcome=words, ended_at=self._now(), leased_until=None, leased_by="")
        if not hit:
            log.warning("A lease had run out.", extra={"facts": {"notice": notice.pk, "outcome": state}})

    def _mine(self, notice: Notice) -> NoticeQuerySet:
        """Ask for the notice's row, while the lease on it is ours."""
        return Notice.objects.filter(pk=notice.pk, state=Notice.State.LEASED, leased_by=self.worker)

    def _now(self) -> datetime:
        return self.began_at + timedelta(seconds=self.clock() - self.began)

    def _is_over(self) -> bool:
        return self.clock() - self.began > SPAN


def _unwanted(taken: list[Notice]) -> dict[int, str]:
    """Find the notices whose reader said, since they were written, that they want no more, or was deactivated."""
    muted = set(
        Follower.objects.filter(ticket__in={notice.ticket_id for notice in taken}, muted_at__isnull=False).values_list(
            "ticket", "person"
        )
    )
    unwanted = {notice.pk: "" for notice in taken if (notice.ticket_id, notice.person_id) in muted}
    gone = {notice.pk: "This person was deactivated." for notice in taken if not notice.person.is_active}
    return unwanted | gone


def _mail(notice: Notice) -> OutgoingMail:
    """Give the mail as plain values; a name given by somebody who proved nothing is left out (S6)."""
    person = notice.person
    from_name, from_address = parseaddr(settings.PHASEDESK_MAIL_FROM)
    return OutgoingMail(
        message_id=notice.message_id,
        to_address=notice.address,
        to_name=person.name if person.is_verified else "",
        from_address=from_address,
        from_name=from_name or settings.PHASEDESK_NAME,
        subject=notice.subject,
        text=notice.text,
        html=notice.html,
        in_reply_to=notice.in_reply_to,
        references=tuple(notice.references.split()),
        unsubscribe_url=links.stop(notice.person_id, notice.ticket_id),
    )
