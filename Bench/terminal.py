#!/usr/bin/env python3
"""Measures terminal programs over a pseudo-terminal of 120x40, with nothing but the standard library.

settle = key written until the last byte before 30 ms of silence, the way Docs/Reliability and `make bench` state it.
"""
import fcntl, os, pty, re, select, signal, struct, sys, termios, time

COLS, ROWS, GAP = 120, 40, 0.030


class Program:
    def __init__(self, command, env=None):
        self.started = time.monotonic()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", LC_ALL="C.UTF-8", **(env or {}))
            os.execvp(command[0], command)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLS, 0, 0))
        self.seen = b""

    def read(self, timeout):
        if not select.select([self.fd], [], [], timeout)[0]:
            return b""
        try:
            data = os.read(self.fd, 1 << 16)
        except OSError:
            return b""
        self.seen = (self.seen + data)[-400_000:]
        return data

    def wait(self, pattern, limit=60):
        """Seconds from the start until the output has shown `pattern`."""
        end = time.monotonic() + limit
        while time.monotonic() < end:
            if re.search(pattern, self.seen):
                return time.monotonic() - self.started
            self.read(0.05)
        sys.exit(f"never saw {pattern!r}: {self.seen[-600:]!r}")

    def quiet(self, gap=0.3, limit=5):
        end = time.monotonic() + limit
        while time.monotonic() < end and self.read(gap):
            pass

    def key(self, keys, gap=GAP):
        """Milliseconds until the first byte of the answer and until it has settled; None when nothing came."""
        start = time.monotonic()
        os.write(self.fd, keys)
        first = last = None
        while True:
            data = self.read(2 if first is None else gap)
            if not data:
                return (first, last)
            last = (time.monotonic() - start) * 1000
            first = first or last

    def memory(self):
        for line in open(f"/proc/{self.pid}/status"):
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024

    def cpu(self):
        fields = open(f"/proc/{self.pid}/stat").read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self):
        try:
            os.kill(self.pid, signal.SIGHUP)
            time.sleep(0.2)
            os.kill(self.pid, signal.SIGKILL)
        except OSError:
            pass
        try:
            os.waitpid(self.pid, 0)
        except ChildProcessError:
            pass
        os.close(self.fd)


def at(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(share * len(values)))] if values else float("nan")


def settle(program, keys, count):
    times = []
    for index in range(count):
        # A clock that is repainted at the turn of the second isn't an answer to a key.
        while time.time() % 1 > 0.93:
            time.sleep(0.005)
        _, last = program.key(keys[index % len(keys)])
        if last is not None:
            times.append(last)
        else:
            times.append(float("inf"))
    return times
