"""What is measured, and how it is built and started."""
import glob
import json
import os
import subprocess

from measure import Floor, Subject

HOME = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BENCH = os.path.join(HOME, "infrastructure", "bench")
TARGET = os.path.join(BENCH, "target")
IMAGES = os.path.join(HOME, "infrastructure", "image", "target")
RUNTIME_CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda"
# What the managed runtime uses when it starts on demand.
MANAGED = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx384m"]


def build():
    run = lambda *command, folder: subprocess.run(command, cwd=folder, check=True)
    run("mvn", "-q", "-B", "-Pall,aot", "package", "-DskipTests", folder=HOME)
    node = os.path.join(BENCH, "peers", "node")
    if not os.path.isdir(os.path.join(node, "node_modules")):
        run("npm", "ci", "--no-audit", "--no-fund", folder=node)
    run("npm", "run", "--silent", "build", folder=node)


def java():
    """The JDK that Maven found: the one whose cache is there."""
    with open(os.path.join(TARGET, "java")) as told:
        return told.read().strip()


class World:
    """DynamoDB Local, SES and EventBridge, with what the events speak of; see World.java."""

    def __init__(self, visitors):
        folder = os.path.join(TARGET, "world")
        with open(os.path.join(TARGET, "world.classpath")) as told:
            class_path = told.read().strip()
        own = glob.glob(os.path.join(TARGET, "bench-*.jar"))
        self._process = subprocess.Popen(
            [java(), "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-Xmx3g", "-Dsamtycke.home=" + HOME,
             "-cp", os.pathsep.join(own + [class_path]), "fi.samtycke.bench.World", folder, str(visitors)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        for line in self._process.stdout:
            if line.strip() == "ready":
                break
        else:
            raise SystemExit("The world did not start: see %s" % folder)
        with open(os.path.join(folder, "world.json")) as described:
            self.described = json.load(described)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._process.stdin.close()
        self._process.terminate()
        self._process.wait()


def _module(case):
    return os.path.join(IMAGES, os.path.basename(case["zip"])[:-len(".zip")])


def _zip_command(case):
    jars = sorted(jar for jar in glob.glob(_module(case) + "/lib/*.jar") if not os.path.basename(jar).startswith("image-"))
    return [java(), *MANAGED, "-cp", os.pathsep.join(jars), RUNTIME_CLIENT, case["handler"]]


def ours(world, only=None):
    """Every case as the managed runtime starts the zip, and as the image starts with its cache."""
    subjects = []
    for case in world.described["cases"]:
        if only and case["name"] not in only:
            continue
        environment = {**case["env"], "_HANDLER": case["handler"], "AWS_SESSION_TOKEN": "bench"}
        with open(case["events"]) as lines:
            events = lines.read().splitlines()
        subjects.append(Subject(case["name"] + " zip", _zip_command(case), environment, events, case["expect"]))
        strict = {"JAVA": java(), "CACHE": "-XX:AOTCache=cache.aot -XX:AOTMode=on"}
        subjects.append(Subject(case["name"] + " AOT", [_module(case) + "/bootstrap"], {**environment, **strict},
                                events, case["expect"]))
    return subjects


def peers(world):
    """The same job in Node and in plain Java, and the SDK's call alone."""
    environment = {name: value for name, value in world.described["peers"].items() if name.startswith("AWS")}
    environment |= {"TABLE_NAME": "contacts", "AWS_SESSION_TOKEN": "bench"}
    form = next(case for case in world.described["cases"] if case["name"] == "form")
    with open(form["events"]) as lines:
        event = json.loads(lines.readline())
    event["requestContext"]["requestId"] = "__ID__"
    node = os.path.join(BENCH, "peers", "node")
    jars = os.pathsep.join(sorted(glob.glob(os.path.join(BENCH, "peers", "target", "lib", "*.jar"))))
    handler = "fi.samtycke.bench.peers.PlainHandler"
    return (Subject("node", ["node", node + "/runtime.cjs", node + "/dist/handler.cjs"],
                    {**environment, "NODE_ENV": "production", "_HANDLER": "handler"}, [json.dumps(event)], 202),
            Subject("plain java", [java(), *MANAGED, "-cp", jars, RUNTIME_CLIENT, handler],
                    {**environment, "_HANDLER": handler}, [json.dumps(event)], 202),
            Floor("SDK loop", [java(), *MANAGED, "-cp", jars, "fi.samtycke.bench.peers.Floor"], environment))


def classes(world, name, log):
    """How many classes a zip has loaded when it has answered for the first time."""
    import measure
    subject = next(each for each in ours(world, [name]) if each.name.endswith(" zip"))
    listing = os.path.join(log, name + ".classes")
    subject.command = [subject.command[0], "-Xlog:class+load:file=" + listing, *subject.command[1:]]
    measure.cold([subject], 1, log, lambda _: None)
    with open(listing) as lines:
        return sum("source:" in line for line in lines)


def zips():
    """{module: MB}"""
    return {os.path.basename(zip)[:-len(".zip")]: os.path.getsize(zip) / 1e6
            for zip in sorted(glob.glob(HOME + "/functions/*/target/*.zip"))}
