"""Readers who post, each until an answer says that the comment is stored, with the same key."""

import http.client
import json
import random
import threading
import time
from collections import Counter, deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import urlencode

AT_ONCE = 200
TYPING = 3.2  # seconds: what is posted sooner is held for a moderator
GIVE_UP = 900  # seconds without the answer
ANSWERS_EVERY = 3  # of so many comments one answers another
STORED = 303
POSTED_AGAIN = 0.1  # of those stored, by people who click twice or go back


@dataclass
class Said:
    """One comment, and the numbers under which answers said that it is stored."""

    number: int
    path: str
    fields: dict
    answers: set = field(default_factory=set)


class Readers:
    """A steady stream of comments from as many networks as there are comments."""

    def __init__(self, port, targets, a_second):
        self.port, self.targets, self.pause = port, targets, 1 / a_second
        self.pool = ThreadPoolExecutor(AT_ONCE)
        self.said, self.tokens = [], deque()
        self.lock = threading.Lock()
        self.under_way = self.acknowledged = 0
        self.skipped = 0  # beats at which every reader still waited for an answer
        self.answers = Counter()  # by status, None where there was none
        self.patience = GIVE_UP
        self.ends = threading.Event()
        self.beat = threading.Thread(target=self.keep_time)
        self.chance = random.Random(1)

    def start(self):
        for _ in range(AT_ONCE):
            self.fetch_token()
        time.sleep(TYPING)
        self.beat.start()

    def stop(self):
        """Post nothing new, and wait until everybody has their answer."""
        self.ends.set()
        if self.beat.is_alive():
            self.beat.join()
        self.pool.shutdown()

    def waiting(self):
        """How many comments have been posted, and not acknowledged yet."""
        return sum(not each.answers for each in self.said[-2 * AT_ONCE :])

    def give_up(self):
        """Wait for no answer any more."""
        self.patience = 0

    def told(self):
        """What was posted and what was acknowledged, as JSON can hold it."""
        return [{"fields": each.fields, "answers": sorted(each.answers)} for each in self.said]

    def keep_time(self):
        due = time.monotonic()
        while not self.ends.is_set():
            due += self.pause
            time.sleep(max(0, due - time.monotonic()))
            if self.under_way >= AT_ONCE or not self.is_token_ripe():
                self.skipped += 1
                continue
            with self.lock:
                self.under_way += 1
            said = self.next_comment()
            self.said.append(said)
            self.pool.submit(self.post, said)

    def is_token_ripe(self):
        return bool(self.tokens) and time.monotonic() - self.tokens[0][0] > TYPING

    def next_comment(self):
        number = len(self.said)
        path, uid = self.chance.choice(self.targets)
        _, token, key = self.tokens.popleft()
        fields = {
            "display_name": f"Reader {number}",
            "body": f"Remark {number} of this afternoon, on the tape and its shelf.",
            "email": f"reader-{number}@example.com" if number % 2 else "",
            "parent": "",
            "about": uid if number % 4 == 0 else "",
            "website": "",
            "token": token,
            "key": key,
        }
        stored = [each for each in self.said[-200:] if each.answers]
        if stored and number % ANSWERS_EVERY == 2:
            answered = self.chance.choice(stored)
            fields |= {"parent": str(min(answered.answers)), "about": ""}
            path = answered.path
        return Said(number, path, fields)

    def post(self, said):
        try:
            self.post_until_stored(said)
            if said.answers and self.chance.random() < POSTED_AGAIN:
                time.sleep(self.chance.uniform(0, 4))
                self.post_until_stored(said)
            self.fetch_token()
        finally:
            with self.lock:
                self.under_way -= 1

    def post_until_stored(self, said):
        start = time.monotonic()
        while time.monotonic() < start + self.patience:
            status, location, _ = self.ask(said.path, said.fields, said.number)
            with self.lock:
                self.answers[status] += 1
                self.acknowledged += status == STORED
            if status == STORED:
                said.answers.add(int(location.split("/")[2]))
                return
            time.sleep(self.chance.uniform(0.2, 1))

    def fetch_token(self):
        start = time.monotonic()
        while time.monotonic() < start + self.patience:
            status, _, body = self.ask("/form-token/")
            if status == 200:
                found = json.loads(body)
                self.tokens.append((time.monotonic(), found["token"], found["key"]))
                return
            time.sleep(0.2)

    def ask(self, path, fields=None, number=0):
        """Status, Location and body of an answer; a status of None where there was none."""
        headers = {
            "Sec-Fetch-Site": "same-origin",
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Forwarded-For": f"2001:db8:{number % 65536:x}::1",  # RFC 3849: for documentation
        }
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            method = "POST" if fields else "GET"
            line.request(method, path, urlencode(fields) if fields else None, headers)
            answer = line.getresponse()
            return answer.status, answer.headers.get("Location"), answer.read()
        except (OSError, http.client.HTTPException):
            return None, None, b""
        finally:
            line.close()
