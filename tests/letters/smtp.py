"""A mail server on loopback that takes letters and counts them, or says what it is told to say."""

import re
import socketserver
import threading
import time

MESSAGE_ID = re.compile(rb"^Message-ID: (<[^>]+>)", re.M | re.I)


class _Talk(socketserver.StreamRequestHandler):
    def handle(self):
        office = self.server.office
        with office.lock:
            office.lines += 1
        self.say(office.greeting)
        for line in iter(self.rfile.readline, b""):
            verb = line[:4].upper()
            if verb == b"DATA":
                if not self.take(office):
                    return
            elif verb == b"QUIT":
                return self.say("221 bye")
            elif verb == b"RCPT":
                self.say(office.answer_to(line.decode()))
            elif verb == b"MAIL" and office.refuses_sender:
                self.say(office.refuses_sender)
            else:
                self.say("250 fine")

    def take(self, office):
        self.say("354 go on")
        text = b""
        while not text.endswith(b"\r\n.\r\n"):
            text += self.rfile.readline()
        if office.breaks:
            return False
        time.sleep(office.slowness)
        if office.refuses_text:
            self.say(office.refuses_text)
            return True
        office.taken.append(MESSAGE_ID.search(text)[1].decode())
        self.say("250 taken")
        return True

    def say(self, words):
        self.wfile.write(words.encode() + b"\r\n")


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def handle_error(self, request, client_address):
        """A worker that was killed hangs up in the middle: that is the test."""


class Office:
    """``with Office() as office:`` listens at ``office.port``; ``taken``: Message-IDs in order."""

    def __init__(self, *, slowness=0.0):
        self.slowness = slowness
        self.lock = threading.Lock()
        self.taken, self.lines = [], 0
        self.greeting, self.refuses_sender, self.refuses_text = "220 here", "", ""
        self.recipients, self.breaks = {}, False

    def answer_to(self, line):
        return next((say for who, say in self.recipients.items() if who in line), "250 fine")

    def __enter__(self):
        self.server = _Server(("127.0.0.1", 0), _Talk)
        self.server.office = self
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_trouble):
        self.server.shutdown()
        self.server.server_close()
