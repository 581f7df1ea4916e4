#!/bin/sh
# Chromium for the browser tests: the one that is here, else Debian's package, else one sentence.
# nginx for what stands before two servers: where it cannot be had those tests are left out.
set -u
# Where systemd runs the package would start a server on port 80: there it is for the person to do.
if ! command -v nginx >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ] \
  && [ ! -d /run/systemd/system ] && [ ! -e .venv/nginx.tried ]; then
  echo "Installing Debian's nginx for the tests of the proxy (once) …"
  touch .venv/nginx.tried
  { apt-get -qq update && DEBIAN_FRONTEND=noninteractive \
    apt-get -qq install -y --no-install-recommends nginx-light openssl; } >/dev/null 2>&1
fi
for name in chromium chromium-browser google-chrome google-chrome-stable; do
  command -v "$name" >/dev/null 2>&1 && exit 0
done
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  echo "Installing Debian's Chromium for the browser tests (once) …"
  { apt-get -qq update && DEBIAN_FRONTEND=noninteractive \
    apt-get -qq install -y --no-install-recommends chromium fonts-dejavu-core; } >/dev/null 2>&1
  command -v chromium >/dev/null 2>&1 && exit 0
fi
echo "The browser tests need Chromium: install it (Debian: apt-get install chromium) and run again." >&2
exit 1
