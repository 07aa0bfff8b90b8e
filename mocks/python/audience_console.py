"""A client of the console's wire and of the control interface, built at run time from the OpenAPI document that an emulator serves.

Python 3.9 or newer, and nothing but its standard library.

    from audience_console import Client, Refused

    live = Client("http://127.0.0.1:8080")              # the emulator's address
    live.CreateLiveMessageGroup(AppId="starlight001", GroupId="g1", Administrators=["anna"])
    live.control("advance-clock", seconds=60)
    help(live.CreateLiveMessageGroup)                   # what it takes, and the Codes it is refused with

Answers are dictionaries with the names of the API; integers of 64 bits are exact. A parameter that is None is left out.
"""

import hashlib
import http.client
import inspect
import json
import re
import urllib.error
import urllib.request
import uuid

__all__ = ["Client", "Failed", "Invalid", "Refused", "group_version"]


class Refused(Exception):
    """The service said no. Branch on `code`, never on `message`."""

    def __init__(self, status, envelope, retry_after_ms=None):
        self.status = status
        self.code = envelope["Code"]
        self.message = envelope["Message"]
        self.request_id = envelope["RequestId"]
        #: What the group holds now; only with Gateway.GroupChanged.
        self.current = envelope.get("Current")
        #: Milliseconds to wait before calling again; only when throttled.
        self.retry_after_ms = retry_after_ms
        super().__init__(f"{self.code}: {self.message} (RequestId {self.request_id})")


class Failed(Exception):
    """There was no answer, or one that cannot be read. Whether a write was executed is not known: ask, or repeat it under its key."""


class Invalid(ValueError):
    """Parameters that the document does not allow; nothing was sent. `problems` lists all of them."""

    def __init__(self, operation, problems):
        self.problems = problems
        super().__init__(f"{operation}: " + " ".join(problems))


class Client:
    """One emulator. `account`: an AccessKey ID, where it has several. `timeout`: seconds to wait for an answer.

    With `check=False` parameters are sent as they are, to see how the service refuses them.
    """

    def __init__(self, url, account=None, timeout=20, check=True):
        self.timeout = timeout
        self.check = check
        self._headers = {} if account is None else {"x-emulator-account": account}
        # The emulator is on this machine, where no proxy leads.
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        self.document = self._exchange(urllib.request.Request(url.rstrip("/") + "/openapi.json"))
        self._server = self.document["servers"][0]["url"]
        self._operations = {}
        self._commands = {}
        for path, methods in self.document["paths"].items():
            function = self._operation(path, methods["post"])
            self._operations[function.__name__] = function
            if path.startswith("/_control/"):
                self._commands[path[len("/_control/") :]] = function

    def __getattr__(self, name):
        operations = self.__dict__.get("_operations", {})
        if name in operations:
            return operations[name]
        raise AttributeError(f"The document has no operation {name}. It has {', '.join(operations)}.")

    def __dir__(self):
        return [*super().__dir__(), *self._operations]

    def control(self, command, **params):
        """Gives a control command, such as `control("advance-clock", seconds=60)`, and returns what it answers."""
        if command not in self._commands:
            raise Invalid("control", [f"There is no command {command}. There are {', '.join(self._commands)}."])
        return self._commands[command](**params)

    def _operation(self, path, operation):
        headers = {self._resolve(given)["name"] for given in operation.get("parameters", [])}
        content = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
        schema = self._resolve(content.get("schema", {}))

        def call(*, idempotency_key=None, if_match=None, **params):
            given = {name: value for name, value in params.items() if value is not None}
            if self.check and schema:
                problems = list(_problems(schema, given, ""))
                if problems:
                    raise Invalid(call.__name__, problems)
            sent = {"content-type": "application/json", **self._headers}
            if "Idempotency-Key" in headers:
                sent["idempotency-key"] = idempotency_key or uuid.uuid4().hex
            if if_match is not None:
                sent["if-match"] = if_match
            body = json.dumps(given, allow_nan=False).encode("ascii")
            return self._exchange(urllib.request.Request(self._server + path, body, sent, method="POST"))

        call.__name__ = call.__qualname__ = operation["operationId"]
        call.__doc__ = _documentation(operation, schema)
        call.__signature__ = inspect.Signature(_parameters(schema))
        return call

    def _resolve(self, part):
        """What a reference within the document stands for."""
        while "$ref" in part:
            found = self.document
            for step in part["$ref"].lstrip("#/").split("/"):
                found = found[step]
            part = found
        return part

    def _exchange(self, request):
        try:
            with self._opener.open(request, timeout=self.timeout) as response:
                return _read(response)
        except urllib.error.HTTPError as error:
            with error:
                envelope = _read(error)
            if not isinstance(envelope, dict) or not {"Code", "Message", "RequestId"} <= set(envelope):
                raise Failed(f"HTTP {error.code} with an answer that is no refusal.") from error
            wait = error.headers.get("x-acs-retry-after")
            raise Refused(error.code, envelope, None if wait is None else int(wait)) from None
        except (OSError, http.client.HTTPException) as error:
            raise Failed(f"{request.full_url} does not answer: {error}") from error


def group_version(info, administrators):
    """The `if_match` of a group as it was read: ModifyLiveMessageGroup is refused (412) when it has changed since."""
    text = json.dumps([info, administrators], ensure_ascii=False, separators=(",", ":"))
    return f'"{hashlib.sha256(text.encode("utf-8")).hexdigest()}"'


def _read(response):
    try:
        return json.loads(response.read().decode("utf-8"))
    except (ValueError, OSError, http.client.HTTPException) as error:
        raise Failed(f"{response.url} gave an answer that cannot be read: {error}") from error


_TYPES = {"string": str, "integer": int, "number": float, "boolean": bool, "array": list, "object": dict}


def _properties(schema):
    """The parameters of a request, and which are required, also where there are several ways to name them."""
    ways = schema.get("anyOf", [schema])
    properties = {name: part for way in ways for name, part in way.get("properties", {}).items()}
    return properties, set.intersection(*(set(way.get("required", [])) for way in ways))


def _parameters(schema):
    properties, required = _properties(schema)
    for name in sorted(properties, key=lambda name: name not in required):
        default = inspect.Parameter.empty if name in required else None
        kind = _TYPES.get(properties[name].get("type"), inspect.Parameter.empty)
        yield inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=kind)


def _documentation(operation, schema):
    properties, required = _properties(schema)
    lines = [f"{operation.get('summary', '')}.", ""]
    for name, part in properties.items():
        lines.append(f"{name}{'' if name in required else ' (optional)'}: {part.get('description', '')}")
    described = [told.get("description", "") for told in operation["responses"].values()]
    return "\n".join([*lines, "", *(text for text in described if text.startswith("Refused with"))])


def _is_type(value, kind):
    if isinstance(value, bool) or kind == "boolean":
        return isinstance(value, bool) and kind == "boolean"
    if kind == "integer":
        return isinstance(value, int) or (isinstance(value, float) and value.is_integer())
    return isinstance(value, (int, float) if kind == "number" else _TYPES[kind])


def _problems(schema, value, path):
    """Everything about a value that a schema of the document does not allow, as sentences."""
    name = path or "The parameters"
    for word in ("anyOf", "oneOf"):
        tried = [list(_problems(part, value, path)) for part in schema.get(word, [])]
        if tried and all(tried):
            yield from min(tried, key=len)
            return
    kind = schema.get("type")
    if kind is not None and not _is_type(value, kind):
        yield f"{name} must be of type {kind}, not {value!r:.60}."
        return
    if value not in schema.get("enum", [value]) or value != schema.get("const", value):
        yield f"{name} must be one of {schema.get('enum', [schema.get('const')])}, not {value!r:.60}."
    if isinstance(value, str):
        yield from _text_problems(schema, value, name)
    elif isinstance(value, list):
        yield from _list_problems(schema, value, path)
    elif isinstance(value, dict):
        yield from _object_problems(schema, value, path)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        if value < schema.get("minimum", value) or value <= schema.get("exclusiveMinimum", value - 1):
            yield f"{name} is {value}, which is too small."
        if value > schema.get("maximum", value):
            yield f"{name} is {value}; at most {schema['maximum']} is allowed."


def _text_problems(schema, text, name):
    most = schema.get("x-max-bytes")
    size = len(text.encode("utf-8", "surrogatepass"))
    if most is not None and size > most:
        yield f"{name} is {size} bytes long in UTF-8; at most {most} are allowed."
    elif len(text) > schema.get("maxLength", len(text)):
        yield f"{name} has {len(text)} characters; at most {schema['maxLength']} are allowed."
    if len(text) < schema.get("minLength", 0):
        yield f"{name} has {len(text)} characters; {schema['minLength']} are needed."
    # Elsewhere than in JSON Schema, `$` also stands before a line end that is the last character.
    pattern = re.sub(r"\$$", r"\\Z", schema.get("pattern", ""))
    if re.search(pattern, text) is None:
        yield f"{name} must match {schema['pattern']}."


def _list_problems(schema, items, path):
    name = path or "The parameters"
    if len(items) < schema.get("minItems", 0):
        yield f"{name} has {len(items)} entries; {schema['minItems']} are needed."
    if len(items) > schema.get("maxItems", len(items)):
        yield f"{name} has {len(items)} entries; at most {schema['maxItems']} are allowed."
    if schema.get("uniqueItems") and any(item in items[:index] for index, item in enumerate(items)):
        yield f"{name} has an entry twice."
    for index, item in enumerate(items):
        yield from _problems(schema.get("items", {}), item, f"{path}[{index}]")


def _object_problems(schema, given, path):
    properties = schema.get("properties", {})
    for name in schema.get("required", []):
        if name not in given:
            yield f"{path}{'.' if path else ''}{name} is required."
    for name, value in given.items():
        inner = f"{path}{'.' if path else ''}{name}"
        if name in properties:
            yield from _problems(properties[name], value, inner)
        elif schema.get("additionalProperties", True) is False:
            yield f"{inner} is not known. There are {', '.join(properties)}."
