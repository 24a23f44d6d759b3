"""The published packages that the real-code tests read: their pins, and the folder they are unpacked in."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

import platformdirs

CACHE_VARIABLE = "PYROAST_REALCODE"
DOWNLOAD_SECONDS = 300


class PackagesUnavailableError(RuntimeError):
    """The packages could not be downloaded, or what came is not what is pinned."""


@dataclass(frozen=True, slots=True)
class Pin:
    """One release of a package, down to the bytes of its archive (line numbers depend on them)."""

    package: str
    version: str
    archive: str
    sha256: str

    @property
    def folder(self) -> str:
        """Name of the folder that the sources are unpacked into."""
        return f"{self.package}-{self.version}"

    @property
    def is_sdist(self) -> bool:
        """Whether the release is read from its source archive, which also holds its tests."""
        return self.archive.endswith(".tar.gz")


PINS: tuple[Pin, ...] = (
    Pin(
        "pyro-ppl",
        "1.9.2",
        "pyro_ppl-1.9.2-py3-none-any.whl",
        "4fa9a96e1af113a8b2bdf5d54299f6a86b05aa6f1be1761f520a7114c186902a",
    ),
    Pin(
        "py-irt",
        "0.7.1",
        "py_irt-0.7.1-py3-none-any.whl",
        "d73c356d0dbacfcd6f022500bbc076f59c4bd924bba34ef676171d726cc86b00",
    ),
    Pin(
        "tapqir",
        "1.1.19",
        "tapqir-1.1.19-py3-none-any.whl",
        "a44c833d30f2eb8db6c604cdccdbed2d2c9fedc9aad769977b385903fe8a8078",
    ),
    Pin(
        "pyroved",
        "0.3.0",
        "pyroved-0.3.0-py3-none-any.whl",
        "936a1fed9bb358571c1637c093c675b5241d6d70512f8bd33a46f20357760f4b",
    ),
    Pin(
        "pyro-api",
        "0.1.2",
        "pyro_api-0.1.2-py3-none-any.whl",
        "10e0e42e9e4401ce464dab79c870e50dfb4f413d326fa777f3582928ef9caf8f",
    ),
    Pin(
        "stockpy-learn",
        "0.3.2",
        "stockpy_learn-0.3.2-py3-none-any.whl",
        "1ef169921b88c69952110ee0e39b321b4a6b259933b40581bb2c9bea05f98598",
    ),
    Pin(
        "antipode",
        "0.2.0",
        "antipode-0.2.0-py3-none-any.whl",
        "213a4cc045b5bfd7311b86ba11a9cfe78dca4e6c36978f6098f2b5d2e3153029",
    ),
    Pin(
        "mira-multiome",
        "2.1.1",
        "mira_multiome-2.1.1-py3-none-any.whl",
        "49eb6d49f5ca8a8047c0e3ae8fdb78c94b3c0f40ed14763f54afe410de1db5c1",
    ),
    Pin(
        "pearl-pgm",
        "0.2.0",
        "pearl_pgm-0.2.0-py3-none-any.whl",
        "8ab76f35f33d7a0b01b6cc4749918be2cfdeab804a8d2a64aefab8fd76a8a361",
    ),
    Pin(
        "scvi-tools",
        "1.4.2",
        "scvi_tools-1.4.2-py3-none-any.whl",
        "c453b75b0fa0d222bf0eb3a531607d17f5ea0dbe5b848ab12fd8cc24599884e5",
    ),
    Pin(
        "cellbender",
        "0.4.0",
        "cellbender-0.4.0.tar.gz",
        "91a6449d66c4dcff4368a52153d3d093a44c724abe69bc16dc4519bbfcafeaed",
    ),
    Pin(
        "funsor",
        "0.4.8",
        "funsor-0.4.8.tar.gz",
        "088b19683d0c706fcd049b08a22233ebacaf27420b8a37c5d498119e15d4e94a",
    ),
)


def default_cache_dir() -> Path:
    """The folder named by ``PYROAST_REALCODE``, else the user's cache folder."""
    override = os.environ.get(CACHE_VARIABLE)
    return Path(override) if override else Path(platformdirs.user_cache_dir("pyroast-tests"))


def fetch(cache_dir: Path | None = None) -> dict[str, Path]:
    """Download and unpack what is missing of the pinned packages; nothing is installed.

    Idempotent. Two processes may call it at once: each unpacks into a folder of its own and renames the
    finished one into place, so a package's folder is either absent or complete.

    :param cache_dir: where the packages are kept, by default :func:`default_cache_dir`.
    :return: for each package, the folder that its sources lie in.
    :raises PackagesUnavailableError: if a download fails or does not match its pin.
    """
    cache = default_cache_dir() if cache_dir is None else cache_dir
    folders = {pin.package: cache / pin.folder for pin in PINS}
    missing = [pin for pin in PINS if not folders[pin.package].is_dir()]
    if missing:
        try:
            cache.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(prefix=".fetch-", dir=cache) as scratch:
                _download(missing, Path(scratch))
                for pin in missing:
                    _unpack(pin, Path(scratch), folders[pin.package])
        except (OSError, tarfile.TarError, zipfile.BadZipFile) as error:
            raise PackagesUnavailableError(f"cannot fill {cache}: {error}") from error
    return folders


def _download(pins: list[Pin], target: Path) -> None:
    """Have pip put the archives of the pins into the target folder."""
    wheels = [pin for pin in pins if not pin.is_sdist]
    sdists = [pin for pin in pins if pin.is_sdist]
    # The Python version is fixed so that every interpreter of the test matrix reads the same files.
    _pip_download(wheels, target, ["--only-binary=:all:", "--python-version", "3.11"])
    _pip_download(sdists, target, ["--no-binary", ",".join(pin.package for pin in sdists)])


def _pip_download(pins: list[Pin], target: Path, options: list[str]) -> None:
    """Run ``pip download`` once for all the pins, if there are any."""
    if not pins:
        return
    requirements = [f"{pin.package}=={pin.version}" for pin in pins]
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(target)]
    try:
        done = subprocess.run(
            [*command, *options, *requirements],
            capture_output=True,
            text=True,
            timeout=DOWNLOAD_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise PackagesUnavailableError(f"pip download took more than {DOWNLOAD_SECONDS} s") from error
    if done.returncode != 0:
        last_line = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise PackagesUnavailableError(f"pip download failed: {last_line}")


def _unpack(pin: Pin, scratch: Path, folder: Path) -> None:
    """Check one archive against its pin and move its sources to their final folder."""
    archive = scratch / pin.archive
    if not archive.is_file():
        raise PackagesUnavailableError(f"pip download brought no {pin.archive}")
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    if digest != pin.sha256:
        raise PackagesUnavailableError(f"{pin.archive} has sha256 {digest}, pinned is {pin.sha256}")
    staging = scratch / pin.folder
    if pin.is_sdist:
        outer = scratch / f"{pin.folder}-sdist"
        _extract_tar(archive, outer)
        (content,) = outer.iterdir()
        content.rename(staging)
    else:
        with zipfile.ZipFile(archive) as wheel:
            wheel.extractall(staging)
    try:
        staging.rename(folder)
    except OSError:
        # Another process was faster; its folder holds the same bytes.
        if not folder.is_dir():
            raise


def _extract_tar(archive: Path, target: Path) -> None:
    """Unpack the Python and text files of a source archive, and nothing else (no links, no devices)."""
    root = target.resolve()
    with tarfile.open(archive) as source:
        for member in source.getmembers():
            path = (root / member.name).resolve()
            content = source.extractfile(member) if member.isfile() and path.is_relative_to(root) else None
            if content is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content.read())
