"""The project that is reported on, and the packages of Node that read the reports."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.consumers.hard import Project, write


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return write(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="session")
def npm() -> Path:
    """The folder with `node_modules`, made by `npm install` from package.json in this folder."""
    folder = os.environ.get("PYROAST_NPM", "")
    if not folder or shutil.which("node") is None:
        pytest.skip("PYROAST_NPM names no folder with the packages of tests/consumers/package.json")
    return Path(folder)
