"""LibreOffice as a converter: bytes of an older format → bytes of a .docx.

Each conversion has a folder and a user profile of its own, so that several may run at once, and none of the
archive's environment. What the document says is never obeyed: no macros, no links followed, no network where
the system lets us take it away, limits on memory, processor, output and time.
"""

import contextlib
import os
import shutil
import signal
import subprocess
from pathlib import Path

from archive.formats import workspace
from archive.formats.refusal import Refused

WALL_SECONDS = 120
# Its address space is large before it has read a word; a document takes a few hundred megabytes.
_PROCESSOR_SECONDS, _MEMORY_KB, _OUTPUT_BLOCKS = 90, 4 * 1024 * 1024, 200 * 2048
# The shell sets the limits and is replaced by the program; Python code between fork and exec would not be
# safe in a server with threads. A limit that a system does not know is left out.
_LIMITED = (
    f"ulimit -c 0; ulimit -t {_PROCESSOR_SECONDS}; ulimit -f {_OUTPUT_BLOCKS}; ulimit -v {_MEMORY_KB} 2>/dev/null; "
    'exec "$@"'
)
_OPTIONS = ("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard")
# Of the settings the ones that keep a document from acting: no macros (level 3 trusts none), no links from
# untrusted places, no update of what is linked in; and a proxy where nobody listens, should it dial out.
_SETTINGS = {
    "Office.Common/Security/Scripting": {
        "MacroSecurityLevel": 3,
        "DisableMacrosExecution": "true",
        "BlockUntrustedRefererLinks": "true",
        "DisableActiveContent": "true",
    },
    "Office.Writer/Content/Update": {"Link": 0, "Field": "false", "Chart": "false"},
    "Inet/Settings": {
        "ooInetProxyType": 2,
        "ooInetHTTPProxyName": "127.0.0.1",
        "ooInetHTTPProxyPort": 9,
        "ooInetHTTPSProxyName": "127.0.0.1",
        "ooInetHTTPSProxyPort": 9,
    },
}
_NOT_INSTALLED = (
    "读取 .doc、.wps、.odt 文件需要 LibreOffice，本机没有安装；"
    "请安装软件包 libreoffice-writer-nogui，或用 Word、WPS 另存为 .docx 后再导入。"
)
_SLOW = f"转换用时超过 {WALL_SECONDS} 秒，已停止；请用 Word 或 WPS 另存为 .docx 后再导入。"
_FAILED = "LibreOffice 读不出这个文件，内容可能已损坏；请用 Word 或 WPS 打开，另存为 .docx 后再导入。"


def find() -> str | None:
    """The program: what the variable SOFFICE names, otherwise soffice or libreoffice on the path."""
    names = (os.environ.get("SOFFICE", ""), "soffice", "libreoffice")
    return next((found for name in names if name and (found := shutil.which(name))), None)


def to_docx(data: bytes, suffix: str, import_filter: str) -> bytes:
    """Convert a file. The filter is named, because LibreOffice takes what it does not know for plain text.

    Raises Refused where it is not installed, takes too long, or makes nothing of the file.
    """
    program = find()
    if program is None:
        raise Refused(_NOT_INSTALLED)
    with workspace.folder() as folder:
        received = folder / f"received{suffix}"
        received.write_bytes(data)
        _write_profile(folder / "profile")
        command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", *_OPTIONS]
        command += [f"--infilter={import_filter}", "--convert-to", "docx:MS Word 2007 XML"]
        _run([*command, "--outdir", str(folder / "out"), str(received)], folder)
        converted = folder / "out" / "received.docx"
        if not converted.is_file():
            raise Refused(_FAILED)
        return converted.read_bytes()


def _run(command: list[str], folder: Path) -> None:
    """Run in a process group of its own, of which nothing is left afterwards."""
    environment = {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "LANG": "C.UTF-8",
        "SAL_USE_VCLPLUGIN": "svp",  # draws nowhere, needs no screen
    }
    process = subprocess.Popen(  # noqa: S603 - the program found above, no word of the file among the arguments
        ["/bin/sh", "-c", _LIMITED, "sh", *_without_network(environment), *command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(WALL_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise Refused(_SLOW) from error
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _without_network(environment: dict[str, str]) -> list[str]:
    """The command that starts another in a name space without network, where the system lets us make one."""
    unshare = shutil.which("unshare", path=environment["PATH"])
    if unshare is None:
        return []
    command = [unshare, "--map-root-user", "--net"]
    tried = subprocess.run([*command, "true"], capture_output=True, check=False, env=environment)  # noqa: S603
    return command if tried.returncode == 0 else []


def _write_profile(profile: Path) -> None:
    items = [
        f'<item oor:path="/org.openoffice.{path}">'
        f'<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, values in _SETTINGS.items()
        for name, value in values.items()
    ]
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry">' + "".join(items) + "</oor:items>\n",
        encoding="utf-8",
    )
