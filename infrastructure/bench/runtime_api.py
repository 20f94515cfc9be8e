"""The Lambda runtime interface, as one process sees it: hands out events and tells when each was answered.

See https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
"""
import json
import socket
import threading
import time


class Answer:
    """What came back for an event: `millis` from the event sent to the answer read, `failed` by the function's own word."""

    def __init__(self, at, millis, failed, body):
        self.at, self.millis, self.failed, self.body = at, millis, failed, body

    def status(self):
        try:
            return json.loads(self.body).get("statusCode", 0)
        except (ValueError, AttributeError):
            return 0


class RuntimeApi:
    """A minimal HTTP/1.1 server on 127.0.0.1 for one function process."""

    def __init__(self):
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = "127.0.0.1:%d" % self._listener.getsockname()[1]
        self._change = threading.Condition()
        self._asked_at = self._event = self._answer = self.init_error = None
        self._closed = False
        self._connections = []
        threading.Thread(target=self._accept, daemon=True).start()

    def wait_until_ready(self, is_alive, timeout):
        """When the process asked for its first event (perf_counter_ns), or None when it never did."""
        with self._change:
            self._wait(lambda: self._asked_at or self.init_error, is_alive, timeout)
            return None if self.init_error else self._asked_at

    def invoke(self, request_id, event, is_alive, timeout):
        """Sends an event and waits for its Answer; None when there is none."""
        with self._change:
            self._answer, self._event = None, (request_id, event)
            self._change.notify_all()
            self._wait(lambda: self._answer, is_alive, timeout)
            return self._answer

    def close(self):
        with self._change:
            self._closed = True
            self._change.notify_all()
        self._listener.close()
        for connection in self._connections:
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def _wait(self, done, is_alive, timeout):
        end = time.monotonic() + timeout
        while not done() and is_alive() and time.monotonic() < end:
            self._change.wait(0.2)

    def _accept(self):
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._connections.append(connection)
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection):
        try:
            with connection, connection.makefile("rb") as reader:
                while request := _read(reader, connection):
                    self._respond(connection, *request)
        except OSError:
            pass

    def _respond(self, connection, path, body):
        now = time.perf_counter_ns()
        if path.endswith("/invocation/next"):
            with self._change:
                self._asked_at = now
                self._change.notify_all()
                while self._event is None and not self._closed:
                    self._change.wait()
                if self._closed:
                    return
                (request_id, event), self._event = self._event, None
            head = _head("200 OK", len(event), {
                "Lambda-Runtime-Aws-Request-Id": request_id,
                "Lambda-Runtime-Deadline-Ms": int(time.time() * 1000) + 30_000,
                "Lambda-Runtime-Invoked-Function-Arn": "arn:aws:lambda:eu-north-1:000000000000:function:bench"})
            self._sent_at = time.perf_counter_ns()
            connection.sendall(head + event)
            return
        connection.sendall(_head("202 Accepted", 15, {}) + b'{"status":"OK"}')
        with self._change:
            if path.endswith("/init/error"):
                self.init_error = body[:2000].decode("utf8", "replace")
            elif path.endswith(("/response", "/error")):
                self._answer = Answer(now, (now - self._sent_at) / 1e6, path.endswith("/error"), body)
            self._change.notify_all()


def _head(status, length, headers):
    lines = ["HTTP/1.1 " + status, "Content-Type: application/json", "Content-Length: %d" % length]
    lines += ["%s: %s" % header for header in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def _read(reader, connection):
    """One request as (path, body); None at the end."""
    line = reader.readline().decode("latin1").split(" ")
    if len(line) < 3:
        return None
    headers = {}
    while (header := reader.readline().decode("latin1").strip()):
        name, value = header.split(":", 1)
        headers[name.lower()] = value.strip()
    if headers.get("expect", "").lower() == "100-continue":
        connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
    if headers.get("transfer-encoding", "").lower() == "chunked":
        body = b""
        while (size := int(reader.readline().split(b";")[0], 16)):
            body += reader.read(size)
            reader.readline()
        reader.readline()
        return line[1], body
    return line[1], reader.read(int(headers.get("content-length", 0)))
