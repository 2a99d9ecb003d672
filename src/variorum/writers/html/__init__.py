from variorum.model import Edition


def to_html(edition: Edition, with_text: bool = True) -> str:
    """Stub, being written."""
    return "<!doctype html><title>being written</title>"
