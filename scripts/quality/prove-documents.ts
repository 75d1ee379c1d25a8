/**
 * `npm run prove:documents [-- --debian <folder>]`: follows docs/operations word by word on a bare Debian with its own systemd
 * (documents/bare-machine.ts): installs with systemd and nginx, opens the shop in a browser, backs up, restores, comes back to a second by
 * pgBackRest, upgrades, goes back, observes, and imports another shop's customers. The commands are read from the pages; followed.ts says
 * how each is run. The upstream is the sandbox, the certificate authority Debian's pebble. Needs root, debootstrap and systemd-container, and
 * the ports 80, 443, 3000 and 5432. Prints one line a step; exit code 1 when one failed. `--debian` keeps the bare Debian for the next run.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { parseArgs } from "node:util";
import { whyNoMachine } from "./documents/bare-machine";
import { proveDocuments } from "./documents/prove";

const { values } = parseArgs({ options: { debian: { type: "string" } } });
const why = whyNoMachine();
if (why) {
  process.stdout.write(`skipped: ${why}\n`);
  process.exit(1);
}
// Not in /tmp, which may be in memory: a Debian with the shop has some 2 GB.
const folder = mkdtempSync("/var/tmp/kumquat-documents-");
try {
  process.exitCode = await proveDocuments(folder, values.debian);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit();
