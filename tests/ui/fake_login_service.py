"""Stands in for a desktop's login service on the bus of the test; started by test_suspend_watch.py.

It answers what the program asks, says each call on a line, and sends the signal that is named on its input:
sleep, wake, lock, screen-locked, screen-unlocked or another-session. After `late` it sends sleep before it
answers the next program that asks for a moment.
"""

from __future__ import annotations

import os
import sys
import threading

from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

LOGIN = "org.freedesktop.login1"
OURS = "/org/freedesktop/login1/session/_31"
MANAGER = DBusAddress("/org/freedesktop/login1", interface=LOGIN + ".Manager")


def signals() -> dict[str, Message]:
    """Return what it can say."""
    properties = DBusAddress(OURS, interface="org.freedesktop.DBus.Properties")
    ours = DBusAddress(OURS, interface=LOGIN + ".Session")
    other = DBusAddress("/org/freedesktop/login1/session/_32", interface=LOGIN + ".Session")

    def changed(hint: bool) -> Message:
        hints = {"LockedHint": ("b", hint), "IdleHint": ("b", True)}
        return new_signal(properties, "PropertiesChanged", "sa{sv}as", (LOGIN + ".Session", hints, []))

    return {
        "sleep": new_signal(MANAGER, "PrepareForSleep", "b", (True,)),
        "wake": new_signal(MANAGER, "PrepareForSleep", "b", (False,)),
        "lock": new_signal(ours, "Lock"),
        "screen-locked": changed(hint=True),
        "screen-unlocked": changed(hint=False),
        "another-session": new_signal(other, "Lock"),
    }


def say(words: str) -> None:
    """Say it at once."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


LATE = threading.Event()


def answer(connection: DBusConnection, call: Message) -> None:
    """Answer one call, and say which it was and what was asked."""
    member = call.header.fields[HeaderFields.member]
    if member == "GetSession":
        connection.send(new_method_return(call, "o", (OURS,)))
    elif member == "Inhibit":
        if LATE.is_set():
            LATE.clear()
            connection.send(signals()["sleep"])
        ours, theirs = os.pipe()
        connection.send(new_method_return(call, "h", (theirs,)))
        os.close(theirs)
        threading.Thread(target=wait_for_end, args=(ours,), daemon=True).start()
    say(" ".join([member, *call.body]))


def wait_for_end(pipe: int) -> None:
    """Say when the program lets the computer sleep."""
    os.read(pipe, 1)
    os.close(pipe)
    say("may sleep")


if __name__ == "__main__":
    connection = open_dbus_connection(sys.argv[1], enable_fds=True)
    connection.send_and_get_reply(message_bus.RequestName(LOGIN))
    say("ready")

    def speak() -> None:
        """Send the signals that are asked for."""
        for line in sys.stdin:
            if line.strip() == "late":
                LATE.set()
            else:
                connection.send(signals()[line.strip()])
        os._exit(0)

    threading.Thread(target=speak, daemon=True).start()
    while True:
        message = connection.receive()
        if message.header.message_type is MessageType.method_call:
            answer(connection, message)
