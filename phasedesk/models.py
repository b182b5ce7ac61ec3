"""Every table of the product, in one Django app with one migration history."""

from phasedesk.accounts.models import (
    ApiToken,
    Membership,
    Organization,
    Person,
    Role,
    SetUp,
    SignInLink,
    Team,
    TeamMember,
)
from phasedesk.calendars.models import Calendar, Holiday
from phasedesk.conversations.models import Attachment, InternalNote, PublicReply, RawMail
from phasedesk.lifecycles.models import LifecycleVersion
from phasedesk.notifications.models import Duty, Notice
from phasedesk.tickets.models import Event, Follower, IdempotencyKey, Pause, Ticket, Unannounced, Visit

__all__ = [
    "ApiToken",
    "Attachment",
    "Calendar",
    "Duty",
    "Event",
    "Follower",
    "Holiday",
    "IdempotencyKey",
    "InternalNote",
    "LifecycleVersion",
    "Membership",
    "Notice",
    "Organization",
    "Pause",
    "Person",
    "PublicReply",
    "RawMail",
    "Role",
    "SetUp",
    "SignInLink",
    "Team",
    "TeamMember",
    "Ticket",
    "Unannounced",
    "Visit",
]
