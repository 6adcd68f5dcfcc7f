"""nginx as it ships, with the lines changed that a host changes."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tests.deploy.replica import ROOT, Replica

SHIPPED = ROOT / "deploy" / "nginx.conf"
ROUND_IT = """
pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
events {{ worker_connections 4096; }}
http {{
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  include {folder}/backplan.conf;
}}
"""
CERTIFICATE = (
    *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
    *("-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost"),
)


class Front:
    """nginx before *replicas*, on one port with TLS and the next one without.

    Args:
        port: Where visitors come.
        folder: Its files.
        replicas: The two servers.
    """

    def __init__(self, port: int, folder: Path, replicas: Sequence[Replica]) -> None:
        self.address = f"https://localhost:{port}"
        self.certificate = folder / "fullchain.pem"
        self._main = folder / "nginx.conf"
        self._main.write_text(ROUND_IT.format(folder=folder))
        (folder / "backplan.conf").write_text(_changed(port, folder, replicas))
        made = ("-keyout", folder / "privkey.pem", "-out", self.certificate)
        subprocess.run([*CERTIFICATE, *made], check=True, capture_output=True)
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Have nginx judge the file, then start it."""
        nginx = shutil.which("nginx")
        assert nginx is not None, "nginx is not installed"
        subprocess.run([nginx, "-t", "-q", "-c", self._main], check=True)
        self._process = subprocess.Popen([nginx, "-c", self._main, "-g", "daemon off;"])

    def close(self) -> None:
        """End it."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(30)


def _changed(port: int, folder: Path, replicas: Sequence[Replica]) -> str:
    """Return what ships, for this machine; every line to be changed has to be there."""
    text = SHIPPED.read_text()
    first, second = (f"127.0.0.1:{one.port}" for one in replicas)
    for yours, here in (
        ("app1:8501", first),
        ("app2:8501", second),
        ("listen 443 ", f"listen 127.0.0.1:{port} "),
        ("listen [::]:443 ", f"listen [::1]:{port} "),
        ("listen 80;", f"listen 127.0.0.1:{port + 1};"),
        ("listen [::]:80;", f"listen [::1]:{port + 1};"),
        ("server_name backplan.example;", "server_name localhost;"),
        ("/etc/nginx/tls", str(folder)),
        ("/etc/nginx/backplan", str(SHIPPED.parent)),
    ):
        assert yours in text, f"{SHIPPED.name} has no {yours!r}"
        text = text.replace(yours, here)
    return text
