"""What all pages share: base, components, style, scripts, error pages and the headers of every answer."""
