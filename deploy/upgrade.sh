#!/bin/sh
# make upgrade: newer versions of the packages, tried in a copy; the tests are the judge.
# Nothing of this folder changes unless they are green. JUDGE: another command than `make test`.
set -eu
root=$(pwd)
judge=${JUDGE:-make test}
compile=${COMPILE:-"$root/.venv/bin/pip-compile --upgrade -q --generate-hashes --allow-unsafe --strip-extras --no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links"}
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
# A copy that git knows: the tests build a bundle of what is committed.
git clone -q --no-hardlinks "$root" "$copy"
git ls-files -z | xargs -0 cp --parents -t "$copy"
cd "$copy"
# The pins go, the names and extras stay; the newest that fit together are pinned again.
for name in requirements requirements-dev; do
  sed -E 's/^([A-Za-z0-9._-]+(\[[^]]*\])?)==.*/\1/' "$root/$name.txt" > "$name.txt"
  $compile -o "$name.lock" "$name.txt"
  while IFS= read -r line; do
    case $line in
      [A-Za-z]*)
        plain=$(printf '%s' "${line%%\[*}" | tr 'A-Z_' 'a-z-')
        version=$(grep -E "^$plain==" "$name.lock" | head -1 | sed -E 's/^[^=]*==([^ \\]*).*/\1/')
        printf '%s==%s\n' "$line" "$version" ;;
      *) printf '%s\n' "$line" ;;
    esac
  done < "$name.txt" > "$name.new" && mv "$name.new" "$name.txt"
done
if cmp -s requirements.lock "$root/requirements.lock" &&
   cmp -s requirements-dev.lock "$root/requirements-dev.lock"; then
  echo "Новых версий нет."
  exit 0
fi
# What is on trial counts as committed there: the bundle's wheels and its lock belong together.
git -c user.name=upgrade -c user.email=upgrade@localhost commit -qam "Newer packages, on trial"
if $judge; then
  cp requirements.txt requirements-dev.txt requirements.lock requirements-dev.lock "$root/"
  echo "Обновлено: тесты прошли с новыми версиями; посмотрите git diff requirements.txt."
else
  echo "Не обновлено: с новыми версиями тесты не прошли, в папке всё как было." >&2
  exit 1
fi
