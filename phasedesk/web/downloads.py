"""How a file that somebody sent is given back: it can be looked at or kept, and can do nothing here (guide S9)."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

from phasedesk.conversations import files
from phasedesk.conversations.models import Attachment

ALONE = "sandbox; default-src 'none'; frame-ancestors 'none'"
UNKNOWN = "application/octet-stream"


def answer(attachment: Attachment, request: HttpRequest) -> HttpResponseBase:
    """Answer with the file: images of the short list in the page, all else only to be kept.

    Who may have it is the view's to decide before. Absent bytes are 404.
    """
    is_image = attachment.content_type in files.IMAGES
    try:
        content = files.open(attachment)
    except FileNotFoundError as problem:
        raise Http404 from problem
    response: HttpResponseBase
    if request.method == "HEAD":
        content.close()
        response = HttpResponse()
    else:
        response = FileResponse(content)
    response["Content-Type"] = attachment.content_type if is_image else UNKNOWN
    response["Content-Length"] = str(attachment.size)
    response["Content-Disposition"] = content_disposition_header(not is_image, attachment.name) or "attachment"
    response["Content-Security-Policy"] = ALONE
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response
