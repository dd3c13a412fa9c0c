#!/bin/sh
# npm scripts run on the Node that package.json pins (the npm package "node").
# Where npm was told not to run install scripts, that Node is missing: say so before anything fails strangely.
wanted=$(sed -n 's/^ *"node": "\([0-9][0-9.]*\)",*$/\1/p' package.json)
found=$(node --version 2>/dev/null)
if [ "$found" != "v$wanted" ]; then
  echo "Longtable runs on Node $wanted, but npm scripts found ${found:-no Node at all}." >&2
  echo "npm installs it as a package; its install script seems to have been skipped." >&2
  echo "Run: npm rebuild node   (or: npm ci --ignore-scripts=false), then try again." >&2
  exit 1
fi
