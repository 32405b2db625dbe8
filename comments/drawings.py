"""What a process remembers of the HTML it has made."""

import time

LASTS = 3600  # seconds: what a writer has erased is in no memory of ours after that


class Drawings:
    """HTML by whatever it was made from, ``most`` characters of it; all is let go when it is full,
    and every hour.

    Any thread may ask and keep at any time: the worst that happens is that something is made twice.
    """

    def __init__(self, *, most):
        self.most = most
        self.forget()

    def forget(self):
        self.size, self.html, self.since = 0, {}, time.monotonic()

    def get(self, key):
        if time.monotonic() - self.since > LASTS:
            self.forget()
        return self.html.get(key)

    def keep(self, key, html):
        if self.size + len(html) > self.most:
            self.forget()
        self.size += len(html)
        self.html[key] = html
