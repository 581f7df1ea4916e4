#!/bin/sh
# sh deploy/try_image.sh BUNDLE: the image built from a bundle (make bundle) without a network, run
# by the compose file, asked, restarted, taken away. Needs Docker with compose, the base image of
# deploy/Dockerfile loaded (docker load), port 8501 free.
set -eu
bundle=$(realpath "$1")
place=$(mktemp -d)
compose() {
  if docker compose version > /dev/null 2>&1; then docker compose "$@"; else docker-compose "$@"; fi
}
there() { compose -p try-image -f deploy/compose.yaml "$@"; }
trap 'there down -v > /dev/null 2>&1 || true; rm -rf "$place"' EXIT
tar -xzf "$bundle" -C "$place"
cd "$place"/plan-dashboard-*
docker build -q --network none -f deploy/Dockerfile -t plan-dashboard:1.0.0 .
healthy() {
  left=60
  until [ "$(docker inspect -f '{{.State.Health.Status}}' "$(there ps -q dashboard)")" = healthy ]; do
    left=$((left - 1))
    [ "$left" -gt 0 ] || { there logs dashboard; echo "Контейнер не отвечает." >&2; exit 1; }
    sleep 2
  done
}
there up -d --no-build
healthy
there exec -T dashboard python -m etl doctor --data /data
# A plan comes in by the command line, whoever looks in the meantime; it stays over a restart.
there exec -T dashboard python -m etl publish plan_data/source/plan-2026-H1.txt --data /data
if there exec -T dashboard touch /app/written 2> /dev/null; then
  echo "В папку программы можно писать." >&2; exit 1
fi
there restart
healthy
there exec -T dashboard python -m etl editions
there logs dashboard 2>&1 | grep -i "external ip" && { echo "Спрошен интернет." >&2; exit 1; }
echo "Образ работает: собран без сети, здоров, план пережил перезапуск."
