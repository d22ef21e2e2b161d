"""Chromium without a window, driven over a pipe by the DevTools protocol.

Invariant: no library beyond Python's own, no port, no network.
"""

import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
import time

# Only so that a broken browser ends.
PATIENCE = 60


class Browser:
    """One tab of a browser of its own; what the page complains of is in `complaints`."""

    def __init__(self):
        program = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)
        if program is None:
            raise SystemExit("Chromium is missing: apt-get install chromium")
        self.profile = tempfile.TemporaryDirectory(prefix="page-test-")
        # The browser reads commands on its descriptor 3 and answers on 4.
        read_there, write_here = os.pipe()
        read_here, write_there = os.pipe()
        command = [
            program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--hide-scrollbars",
            "--host-resolver-rules=MAP * ~NOTFOUND", f"--user-data-dir={self.profile.name}",
            "--remote-debugging-pipe", "about:blank",
        ]
        high = [os.dup2(fd, to) for fd, to in ((read_there, 63), (write_there, 64))]
        shell = 'exec 3<&63 4>&64 63<&- 64>&-; exec "$@"'
        self.process = subprocess.Popen(
            ["bash", "-c", shell, "bash", *command],
            pass_fds=high, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        for fd in (read_there, write_there, *high):
            os.close(fd)
        self.to, self.back = write_here, read_here
        self.buffer = b""
        self.number = 0
        self.session = None
        self.events = []
        self.complaints = []
        self.requests = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network", "Accessibility", "DOM"):
            self.call(f"{domain}.enable")

    def close(self):
        """Ends the browser."""
        try:
            self.session = None
            self.call("Browser.close")
            self.process.wait(PATIENCE)
        finally:
            if self.process.poll() is None:
                self.process.kill()
            self.profile.cleanup()

    def call(self, method, **params):
        """Sends one command and gives back its answer."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.to, data):]
        while True:
            answer = self.next_message()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]

    def next_message(self):
        """The next answer; an event is kept."""
        end = time.monotonic() + PATIENCE
        while b"\0" not in self.buffer:
            if not select.select([self.back], [], [], max(end - time.monotonic(), 0))[0]:
                raise RuntimeError("the browser does not answer")
            part = os.read(self.back, 1 << 20)
            if not part:
                raise RuntimeError("the browser has ended")
            self.buffer += part
        data, self.buffer = self.buffer.split(b"\0", 1)
        message = json.loads(data)
        if "method" in message:
            self.heard(message["method"], message["params"])
        return message

    def heard(self, method, params):
        """Keeps an event, and what in it is a complaint."""
        self.events.append(method)
        if method == "Runtime.exceptionThrown":
            self.complaints.append(params["exceptionDetails"]["text"])
        elif method == "Runtime.consoleAPICalled":
            self.complaints.append(f"console.{params['type']}: {params['args']}")
        elif method == "Log.entryAdded":
            self.complaints.append(params["entry"]["text"])
        elif method == "Page.javascriptDialogOpening":
            self.complaints.append(f"a dialog: {params['message']}")
        elif method == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"])

    def open(self, path):
        """Loads a file and waits until it is there."""
        self.events, self.complaints, self.requests = [], [], []
        self.call("Page.navigate", url=path.resolve().as_uri())
        while "Page.loadEventFired" not in self.events:
            self.next_message()

    def run(self, script):
        """What the expression `script` comes to, in the page."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(f"{script}: {answer['exceptionDetails']}")
        return answer["result"].get("value")

    def screen(self, width, height, dark=False):
        """The size of the screen and what its owner prefers."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600)
        scheme = "dark" if dark else "light"
        features = [{"name": "prefers-color-scheme", "value": scheme}, {"name": "prefers-reduced-motion", "value": "reduce"}]
        self.call("Emulation.setEmulatedMedia", features=features)

    def press(self, key, code=0, text=""):
        """Presses a key and lets it go."""
        down = {"type": "keyDown" if text else "rawKeyDown", "key": key, "windowsVirtualKeyCode": code}
        if text:
            down["text"] = text
        self.call("Input.dispatchKeyEvent", **down)
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key, windowsVirtualKeyCode=code)

    def point(self, x, y, click=False):
        """Moves the mouse there, and clicks."""
        self.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
        if click:
            for kind in ("mousePressed", "mouseReleased"):
                self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def picture(self, path, clip=None, whole=False):
        """Writes a screenshot."""
        params = {"captureBeyondViewport": whole}
        if clip:
            params["clip"] = {**clip, "scale": 1}
        data = self.call("Page.captureScreenshot", format="png", **params)["data"]
        path.write_bytes(base64.b64decode(data))

    def pdf(self, path):
        """Prints the page to a file."""
        data = self.call("Page.printToPDF", printBackground=False, preferCSSPageSize=False)["data"]
        path.write_bytes(base64.b64decode(data))
