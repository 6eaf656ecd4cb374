"""Fetch WordPress from Debian's packages into a cache folder, touching neither a web server nor the system's MariaDB.

Installing the `wordpress` package would pull in Apache, so its packages are downloaded and unpacked. PHP and MariaDB
are installed only where their commands are missing.
"""

import os
import shutil
import subprocess
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]

UNPACKED = (
    "wordpress",
    "wordpress-l10n",
    "wordpress-theme-twentytwentyone",
    "wordpress-theme-twentytwentytwo",
    "wordpress-theme-twentytwentythree",
)
PHP_PACKAGES = ("php-cli", "php-mysql", "php-xml", "php-mbstring", "php-gd", "php-intl")
PHP_MODULES = {"mysqli", "dom", "mbstring", "gd", "intl", "Zend OPcache"}
# The -core packages hold the programs without the service: installing them starts no system MariaDB.
DATABASE_PACKAGES = ("mariadb-server-core", "mariadb-client-core")


def cache_folder() -> Path:
    """Where unpacked packages live between runs."""
    return Path(os.environ.get("BLOGARK_WORDPRESS_CACHE") or REPOSITORY / ".wordpress")


def wordpress_root() -> Path:
    """Path of an unpacked WordPress, fetched first if it is not there."""
    _install_missing()
    cache = cache_folder()
    root = cache / "root" / "usr" / "share" / "wordpress"
    done = cache / "complete"
    if not done.exists():
        shutil.rmtree(cache / "root", ignore_errors=True)
        (cache / "packages").mkdir(parents=True, exist_ok=True)
        _apt("update", "-qq")
        subprocess.run(["apt-get", "download", "-qq", *UNPACKED], cwd=cache / "packages", check=True)
        for package in sorted((cache / "packages").glob("*.deb")):
            subprocess.run(["dpkg-deb", "-x", str(package), str(cache / "root")], check=True)
        done.touch()
    # Debian's own configuration looks in /etc; ours takes everything from the environment.
    shutil.copy(Path(__file__).parent / "wp-config.php", root / "wp-config.php")
    return root


def _install_missing() -> None:
    missing: list[str] = []
    if shutil.which("php") is None or not _php_modules() >= PHP_MODULES:
        missing += PHP_PACKAGES
    if daemon_path("mariadbd") is None or daemon_path("mariadb-install-db") is None:
        missing += DATABASE_PACKAGES
    if missing:
        _apt("update", "-qq")
        _apt("install", "-qq", "-y", "--no-install-recommends", *missing)


def _php_modules() -> set[str]:
    listed = subprocess.run(["php", "-m"], capture_output=True, text=True, check=True)
    return set(listed.stdout.splitlines())


def daemon_path(command: str) -> str | None:
    """Find a command that Debian keeps in sbin, which is on no ordinary user's PATH."""
    return shutil.which(command, path=os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"]))


def _apt(*arguments: str) -> None:
    """Run apt-get as root."""
    prefix = [] if os.geteuid() == 0 else ["sudo"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*prefix, "apt-get", *arguments], env=environment, check=True)
