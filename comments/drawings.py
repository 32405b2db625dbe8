"""What a process remembers of the HTML it has made."""


class Drawings:
    """HTML by whatever it was made from, ``most`` characters of it; all is let go when it is full.

    Any thread may ask and keep at any time: the worst that happens is that something is made twice.
    """

    def __init__(self, *, most):
        self.most = most
        self.forget()

    def forget(self):
        self.size, self.html = 0, {}

    def get(self, key):
        return self.html.get(key)

    def keep(self, key, html):
        if self.size + len(html) > self.most:
            self.forget()
        self.size += len(html)
        self.html[key] = html
