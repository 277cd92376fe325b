"""What a browser is told that the pages may do: as a tag on each page, and as files for hosts.

Everything comes from the site itself. No page has a script in it, so a text that found its way into
a page could never run as one. Formulas need `style` attributes, icons need `data:` pictures.
"""

from __future__ import annotations

from typing import Final

CONTENT: Final = {
    "default-src": "'self'",
    "style-src-attr": "'unsafe-inline'",
    "img-src": "'self' data:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
# What a browser takes from a host only, not from a page.
FROM_HOST: Final = {"frame-ancestors": "'self'"}
UNUSED: Final = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "usb",
)
# File names with a hash in them: another content has another name.
UNCHANGING: Final = ("/assets/javascripts/*",)


def content_policy(**more: str) -> str:
    """The policy as one line.

    Examples:
        >>> content_policy().split("; ")[0]
        "default-src 'self'"
    """
    return "; ".join(f"{name} {sources}" for name, sources in (CONTENT | more).items())


def headers() -> dict[str, str]:
    """What a host should send with every page and file."""
    return {
        "Content-Security-Policy": content_policy(**FROM_HOST),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in UNUSED),
        "Cross-Origin-Opener-Policy": "same-origin",
    }


def headers_file() -> str:
    """`_headers`, which Netlify, Cloudflare Pages and some others read."""
    lines = ["/*", *(f"  {name}: {value}" for name, value in headers().items())]
    for path in UNCHANGING:
        lines += [path, "  Cache-Control: public, max-age=31536000, immutable"]
    return "\n".join(lines) + "\n"


def apache_file() -> str:
    """`.htaccess`, which Apache reads where it is allowed to."""
    lines = [f'  Header always set {name} "{value}"' for name, value in headers().items()]
    return "\n".join(["<IfModule mod_headers.c>", *lines, "</IfModule>"]) + "\n"


FILES: Final = {"_headers": headers_file, ".htaccess": apache_file}
