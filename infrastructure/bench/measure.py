"""Runs function processes in turn and measures them; see README.md for what the figures mean."""
import itertools
import os
import re
import signal
import statistics
import subprocess
import tempfile
import time
import uuid

from runtime_api import RuntimeApi

TIMEOUT = 60
CHUNK = 25
_numbers = itertools.count(time.time_ns() // 1_000_000)  # never the same in two runs against one world


class Subject:
    """What is measured: a command that asks the runtime interface for events, and the events it gets."""

    def __init__(self, name, command, environment, events, status, folder="."):
        self.name, self.command, self.environment = name, command, environment
        self.status, self.folder = status, folder
        self._events = itertools.cycle(events)

    def next_event(self):
        number = str(next(_numbers))
        return next(self._events).replace("__N__", number).replace("__ID__", str(uuid.uuid4())).encode()

    def twin(self):
        """The same under another name: what two runs of one thing differ by is noise."""
        return Subject(self.name + " (A/A)", self.command, self.environment, self._events, self.status, self.folder)


class Floor:
    """A loop of bare client calls: reads a count from its input, does so many, writes their milliseconds."""

    def __init__(self, name, command, environment):
        self.name, self.command, self.environment = name, command, environment


class Failed(Exception):
    pass


class _Process:
    def __init__(self, subject, log):
        self.subject, self._api = subject, RuntimeApi()
        environment = {
            "PATH": os.environ["PATH"], "HOME": tempfile.gettempdir(), "LANG": "C.UTF-8", "TZ": "UTC",
            "AWS_LAMBDA_RUNTIME_API": self._api.address, "LAMBDA_TASK_ROOT": subject.folder,
            "AWS_LAMBDA_FUNCTION_NAME": "bench", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "512",
            "AWS_LAMBDA_FUNCTION_VERSION": "1", "AWS_LAMBDA_LOG_GROUP_NAME": "bench",
            "AWS_LAMBDA_LOG_STREAM_NAME": "bench", "AWS_EC2_METADATA_DISABLED": "true", **subject.environment}
        self._log = open(log, "w")
        self._began = time.perf_counter_ns()
        self._process = subprocess.Popen(subject.command, cwd=subject.folder, env=environment,
                                         stdin=subprocess.DEVNULL, stdout=self._log, stderr=self._log)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._process.kill()
        self._process.wait()
        self._api.close()
        self._log.close()

    def cold(self):
        """Waits for the first event asked for and answered; the figures of both."""
        ready_at = self._api.wait_until_ready(self._is_alive, TIMEOUT)
        if ready_at is None:
            raise Failed("%s did not start: %s, see %s" % (self.subject.name, self._api.init_error, self._log.name))
        init_cpu = self.cpu()
        answer = self.invoke()
        first_cpu = self.cpu() - init_cpu
        init = (ready_at - self._began) / 1e6
        return {"init": init, "first": answer.millis, "cold": (answer.at - self._began) / 1e6,
                "init_cpu": init_cpu, "first_cpu": first_cpu, "cold_cpu": init_cpu + first_cpu,
                # Lambda initialises on a whole processor and invokes on memory / 1769 MB of one.
                "est512": init + first_cpu * 1769 / 512, "memory": self.memory()}

    def invoke(self):
        answer = self._api.invoke(str(uuid.uuid4()), self.subject.next_event(), self._is_alive, TIMEOUT)
        if answer is None or answer.failed or (self.subject.status and answer.status() != self.subject.status):
            raise Failed("%s answered %s, see %s" % (
                self.subject.name, answer and answer.body[:300], self._log.name))
        return answer

    def batch(self, count):
        return [self.invoke().millis for _ in range(count)]

    def cpu(self):
        """Milliseconds of processor time of all threads, by the process's own clock."""
        return time.clock_gettime_ns((~self._process.pid << 3) | 2) / 1e6

    def memory(self):
        """The most that was resident so far, in MB."""
        with open("/proc/%d/status" % self._process.pid) as status:
            return int(re.search(r"VmHWM:\s+(\d+)", status.read()).group(1)) / 1024

    def _is_alive(self):
        return self._process.poll() is None


class _FloorProcess:
    def __init__(self, floor, log):
        self.subject, self._log = floor, open(log, "w")
        self._process = subprocess.Popen(floor.command, env={"PATH": os.environ["PATH"], **floor.environment}, text=True,
                                         stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._log)

    __enter__, cpu = _Process.__enter__, _Process.cpu

    def __exit__(self, *_):
        self._process.kill()
        self._process.wait()
        self._log.close()

    def cold(self):
        self._process.stdout.readline()

    def batch(self, count):
        self._process.stdin.write("%d\n" % count)
        self._process.stdin.flush()
        return [float(millis) for millis in self._process.stdout.readline().strip("[]\n").split(",")]


def _start(subject, logs):
    log = os.path.join(logs, re.sub(r"[^\w-]+", "-", subject.name) + ".log")
    return _FloorProcess(subject, log) if isinstance(subject, Floor) else _Process(subject, log)


def cold(subjects, rounds, logs, progress):
    """{name: {figure: [one for each round]}}. The order turns from round to round: what else the machine does hits all."""
    figures = {subject.name: {} for subject in subjects}
    for number in range(rounds):
        turn = number % len(subjects)
        for subject in subjects[turn:] + subjects[:turn]:
            progress("cold, round %d of %d: %s" % (number + 1, rounds, subject.name))
            with _start(subject, logs) as process:
                for figure, value in process.cold().items():
                    figures[subject.name].setdefault(figure, []).append(value)
    return figures


def warm(subjects, count, discard, logs, progress):
    """{name: {"warm": [ms], "warm_cpu": [ms an invocation]}}: all stay alive and take turns, 25 events each."""
    processes = []
    figures = {subject.name: {"warm": [], "warm_cpu": []} for subject in subjects}
    try:
        # One after the other: the runtime client unpacks its native library into one place for all.
        for subject in subjects:
            processes.append(_start(subject, logs))
            processes[-1].cold()
        for done in range(0, discard + count, CHUNK):
            progress("warm: %d of %d events each" % (done, discard + count))
            turn = done // CHUNK % len(processes)
            for process in processes[turn:] + processes[:turn]:
                before = process.cpu()
                millis = process.batch(CHUNK)
                if done >= discard:
                    figures[process.subject.name]["warm"] += millis
                    figures[process.subject.name]["warm_cpu"].append((process.cpu() - before) / CHUNK)
    finally:
        for process in processes:
            process.__exit__()
    return figures


def medians(figures):
    return {name: {figure: statistics.median(values) for figure, values in by.items()} for name, by in figures.items()}
