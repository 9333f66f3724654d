"""What a screen reader hears and sees of the program: its AT-SPI tree, read over D-Bus."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jeepney import DBusAddress, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.low_level import MessageType

if TYPE_CHECKING:
    from collections.abc import Iterator

ACCESSIBLE = "org.a11y.atspi.Accessible"
ROOT = "/org/a11y/atspi/accessible/root"
ON_THE_SCREEN = 0
SHOWING = 25
"""The number of the state of what can be seen, in ATSPI_STATE_."""
MOST_NODES = 4000


@dataclass(frozen=True)
class Node:
    """Something that a screen reader can speak of."""

    connection: DBusConnection
    bus_name: str
    path: str

    @property
    def name(self) -> str:
        """How it is called."""
        return str(self._property(ACCESSIBLE, "Name"))

    @property
    def description(self) -> str:
        """What is said beside its name."""
        return str(self._property(ACCESSIBLE, "Description"))

    @property
    def value(self) -> float:
        """The number that it stands at."""
        return float(self._property("org.a11y.atspi.Value", "CurrentValue"))

    @property
    def role(self) -> str:
        """What kind of thing it is, in AT-SPI's words."""
        return str(self._call(ACCESSIBLE, "GetRoleName")[0])

    @property
    def shown(self) -> bool:
        """Whether it can be seen."""
        low, _ = self._call(ACCESSIBLE, "GetState")[0]
        return bool(low >> SHOWING & 1)

    @property
    def place(self) -> tuple[int, int, int, int]:
        """Its left, top, width and height on the screen, in pixels."""
        left, top, width, height = self._call("org.a11y.atspi.Component", "GetExtents", "u", ON_THE_SCREEN)[0]
        return left, top, width, height

    @property
    def children(self) -> list[Node]:
        """What lies inside."""
        found = self._call(ACCESSIBLE, "GetChildren")[0]
        return [Node(self.connection, name, path) for name, path in found]

    def walk(self) -> Iterator[Node]:
        """Yield everything inside, what is nearest first."""
        waiting = deque([self])
        for _ in range(MOST_NODES):
            if not waiting:
                return
            node = waiting.popleft()
            yield node
            try:
                waiting.extend(node.children)
            except LookupError:
                continue  # it went away meanwhile

    def find(self, name: str, role: str = "") -> Node | None:
        """Return the first thing inside that can be seen and is called so."""
        for node in self.walk():
            try:
                if node.name == name and (not role or node.role == role) and node.shown:
                    return node
            except LookupError:
                continue
        return None

    def _property(self, interface: str, name: str) -> Any:
        address = DBusAddress(self.path, self.bus_name, interface)
        return self._answer(Properties(address).get(name))[0][1]

    def _call(self, interface: str, method: str, signature: str = "", *values: object) -> Any:
        address = DBusAddress(self.path, self.bus_name, interface)
        return self._answer(new_method_call(address, method, signature or None, values))

    def _answer(self, message: Any) -> Any:
        answer = self.connection.send_and_get_reply(message, timeout=10)
        if answer.header.message_type is MessageType.error:
            raise LookupError(answer.body)
        return answer.body


def desktop(session_bus: str) -> Node:
    """Return what all programs on a session's bus lie in."""
    with open_dbus_connection(session_bus) as session:
        address = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        where = session.send_and_get_reply(new_method_call(address, "GetAddress"), timeout=10).body[0]
    return Node(open_dbus_connection(where), "org.a11y.atspi.Registry", ROOT)
