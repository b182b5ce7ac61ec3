"""From where a request came, as far as it says who else writes from there (guide S6)."""

from __future__ import annotations

import ipaddress

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

# A household or an office usually gets as much; a single address would be easy to change.
WIDTHS = {4: 24, 6: 64}


def of(request: HttpRequest) -> str:
    """Name the client's network, such as `203.0.113.0/24`; proxies are believed as far as the settings say.

    Empty where the server knows no address, as behind a socket file.
    """
    try:
        address = ipaddress.ip_address(get_adapter(request).get_client_ip(request))
    except (ValueError, PermissionDenied):
        return ""
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    return str(ipaddress.ip_network((address, WIDTHS[address.version]), strict=False))
