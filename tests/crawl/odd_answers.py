"""Answers that are no page of a blog."""

from local_site import HERE, Answer
from small_blog import HTML

LOGIN = Answer(
    headers=HTML,
    body=f'<!DOCTYPE html><html lang="it-IT"><head><title>Entra</title></head><body class="login no-js">'
    f'<form id="loginform" action="{HERE}/wp-login.php" method="post"><input name="log"></form></body></html>'.encode(),
)
SHOP = Answer(headers=HTML, body=b"<!DOCTYPE html><html><head><title>Ferramenta</title></head><body>Viti</body></html>")


def moved(to: str) -> Answer:
    return Answer(status=302, headers=[("Location", to)], body=b"")
