import { cpSync, existsSync, mkdirSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { runLine } from "./run-line";
import type { Engine } from "./start-engine";

const FILES = join(import.meta.dirname, "stand-ins");
const DEBIAN = "kumquat-stand-in-debian";
const AUTHORITIES = "etc/ssl/certs/ca-certificates.crt";
/** How long a registry of images may take for one of them. */
const PULL = ["timeout", ["300", "docker", "pull", "--quiet"]] as const;

/** The bases that the files of deploy/ name, and what stands in for each where they can't be fetched. */
const BASES = [
  { image: "node:24-bookworm-slim", file: "node.Dockerfile", version: ["node", "--version"] },
  { image: "postgres:18-bookworm", file: "postgres.Dockerfile", version: ["pg_dump", "--version"] },
  { image: "caddy:2", file: "caddy.Dockerfile", version: ["caddy", "version"] },
] as const;

export interface Base {
  image: string;
  standsIn: boolean;
  /** What its program says of itself. */
  version: string;
}

/** Fetches the base images; those that no registry gives are made of Debian's packages, under the same names. */
export async function makeStandIns(engine: Engine, folder: string): Promise<Base[]> {
  const bases: Base[] = [];
  for (const { image, file, version } of BASES) {
    const [program, words] = PULL;
    const { code } = await runLine(program, [...words, image], { environment: engine.environment });
    if (code !== 0 && !(await isThere(engine, image))) await standIn(engine, folder, image, file);
    const said = await engine.docker("run", "--rm", "--entrypoint", version[0], image, version[1]);
    bases.push({ image, standsIn: code !== 0, version: said.split("\n").at(-1) ?? "" });
  }
  return bases;
}

/** From a run before that was kept. */
const isThere = async ({ tryDocker }: Engine, image: string) => (await tryDocker("image", "inspect", image)).code === 0;

async function standIn(engine: Engine, folder: string, image: string, file: string): Promise<void> {
  const context = join(folder, "stand-ins");
  if (!existsSync(context)) {
    await importDebian(engine, join(folder, "debian"));
    cpSync(FILES, context, { recursive: true });
    cpSync(process.execPath, join(context, "node"), { dereference: true });
    cpSync(npmFolder(), join(context, "npm"), { recursive: true, dereference: true });
  }
  await engine.docker("build", "--file", join(context, file), "--tag", image, context);
}

/** Debian's smallest system as an image, which trusts whom this machine trusts: a registry of packages may have an authority of its own. */
async function importDebian({ docker, environment }: Engine, root: string): Promise<void> {
  mkdirSync(root);
  await must("debootstrap", ["--variant=minbase", "--include=ca-certificates,libstdc++6", "stable", root]);
  if (existsSync(`/${AUTHORITIES}`)) cpSync(`/${AUTHORITIES}`, join(root, AUTHORITIES));
  await must("sh", ["-c", `tar -C "${root}" -c . | docker import - ${DEBIAN}`], environment);
  await docker("image", "inspect", DEBIAN);
}

async function must(program: string, words: string[], environment: Record<string, string> = {}): Promise<void> {
  const { code, text } = await runLine(program, words, { environment });
  if (code !== 0) throw new Error(`${program} ${words.join(" ")}: exit code ${code}\n${text.slice(-2_000)}`);
}

/** npm lies beside the Node that it came with, or where its package puts it. */
function npmFolder(): string {
  const beside = join(dirname(realpathSync(process.execPath)), "npm");
  if (!existsSync(beside)) throw new Error(`there is no npm beside ${process.execPath}`);
  // …/npm/bin/npm-cli.js
  return dirname(dirname(realpathSync(beside)));
}
