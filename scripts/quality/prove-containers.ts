/**
 * `npm run prove:containers [-- --keep]`: the shop in containers, as docs/operations/install.md and backup.md say "With containers": their commands
 * are read from the pages and run in a clean clone of the last commit, in a container engine of its own (dockerd, started and ended here, in a
 * network apart from this machine's). Images that no registry gives are made of Debian's packages under the same names, which it says. The
 * upstream is the sandbox, the authority of certificates is pebble, mails go to a server here. Needs root, and Debian's docker.io, docker-cli,
 * docker-buildx, docker-compose, debootstrap and pebble. Prints one line a step; exit code 1 when one failed. Everything it made is removed,
 * but with --keep the engine's images, which a next run with --keep builds on.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ORIGIN } from "./proxies/visitor";

const { values } = parseArgs({ options: { keep: { type: "boolean", default: false } } });
// Before anything reads it: cookies are named by it.
process.env.APP_URL = ORIGIN;
const { proveContainers } = await import("./containers/prove");
const folder = mkdtempSync(join(tmpdir(), "kumquat-containers-"));
const data = values.keep ? join(tmpdir(), "kumquat-containers-kept") : join(folder, "images");
mkdirSync(data, { recursive: true });
// Also when it is interrupted.
process.once("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 }));
process.exit(await proveContainers(folder, data));
