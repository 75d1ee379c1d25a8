// Installs packages and generates the database client when they are missing or older than what they are made from.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { areInstalled } from "./installed-packages.mjs";

/** Of which Node the packages are. */
const STAMP = ".kumquat-node";
const root = fileURLToPath(new URL("..", import.meta.url));

function fail(text) {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

function hashOf(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

function stamped(stamp, value) {
  const file = join(root, "node_modules", stamp);
  return existsSync(file) && readFileSync(file, "utf8") === value;
}

function run(command, args, what) {
  // On Windows npm is a script, which only a shell runs.
  const shell = process.platform === "win32" && command === "npm";
  const done = spawnSync(command, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"], shell });
  if (done.status !== 0) fail(`${what} failed; see above.`);
}

export function prepare() {
  process.chdir(root);
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const good = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
  if (!good) fail(`Kumquat needs Node 20.19 or newer, 22.12 or newer, or 24; this is ${process.versions.node}.`);

  // What npm has installed is left as it is, whoever called npm: installing deletes node_modules first, under whatever runs from it. Without
  // a stamp they are taken for this Node's; another one needs other native files.
  const { modules } = process.versions;
  const isOtherNode = existsSync(join(root, "node_modules", STAMP)) && !stamped(STAMP, modules);
  if (isOtherNode || !areInstalled(root)) {
    process.stdout.write("Installing packages …\n");
    run("npm", ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"], "npm ci");
  }
  if (!stamped(STAMP, modules)) writeFileSync(join(root, "node_modules", STAMP), modules);
  const schema = readdirSync(join(root, "prisma", "schema")).sort();
  const client = hashOf([...schema.map((file) => join("prisma", "schema", file)), "package-lock.json"]);
  if (!existsSync(join(root, "lib", "db", "generated")) || !stamped(".kumquat-client", client)) {
    run(process.execPath, ["scripts/generate.mjs"], "Generating the database client");
    mkdirSync(join(root, "node_modules"), { recursive: true });
    writeFileSync(join(root, "node_modules", ".kumquat-client"), client);
  }
}
