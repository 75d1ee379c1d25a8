/**
 * The parts of a running shop as processes: embedded PostgreSQL, sandbox, web, worker. Used by `npm start`, the browser
 * specs and the benchmarks, so that tests run the same processes as production.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { bundle } from "./bundle";
import { StartError } from "./start-error";

export type Environment = Record<string, string | undefined>;

export interface Part {
  name: string;
  child: ChildProcess;
  /** Resolves when the process has ended. */
  ended: Promise<number | null>;
  stop(graceMs?: number): Promise<void>;
}

const ENTRIES = [
  "server/web.ts",
  "server/worker.ts",
  "server/mail-in.ts",
  "sandbox/main.ts",
  "prisma/first-run.ts",
  "prisma/demo.ts",
] as const;

/** @returns the file to start a part with: a bundle; in development the source, which tsx runs. */
export type PartFile = (entry: (typeof ENTRIES)[number]) => string;

export const bundleParts = (): Promise<PartFile> => bundle(ENTRIES);

/**
 * Starts a part in a process (group) of its own, so that Ctrl-C reaches only the supervisor. It has a channel to this process: when
 * this one is killed the channel closes, and the part stops by itself.
 * @param args of node: a bundle, or a TypeScript file, and its own words
 */
export function startPart(name: string, args: string[], env: Environment, options: { quiet?: boolean } = {}): Part {
  const loader = args[0]?.endsWith(".ts") ? ["--import", "tsx"] : [];
  const child = spawn(process.execPath, [...loader, ...args], {
    env: { ...env, TSX_TSCONFIG_PATH: "tsconfig.node.json" } as unknown as NodeJS.ProcessEnv,
    stdio: ["ignore", options.quiet ? "pipe" : "inherit", options.quiet ? "pipe" : "inherit", "ipc"],
    detached: true,
    windowsHide: true,
  });
  const tail: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk) => {
      tail.push(String(chunk));
      if (tail.length > 100) tail.shift();
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  ended.then((code) => {
    if (code !== 0 && code !== null && options.quiet) process.stderr.write(`[${name}]\n${tail.join("")}\n`);
  });
  return {
    name,
    child,
    ended,
    async stop(graceMs = 10_000) {
      if (child.exitCode !== null || child.signalCode !== null) return;
      // On Windows a signal would end it at once; a closed channel makes it stop on every system.
      if (process.platform === "win32") child.disconnect();
      else child.kill("SIGTERM");
      const timer = setTimeout(() => child.kill("SIGKILL"), graceMs);
      await ended;
      clearTimeout(timer);
    },
  };
}

const PORT_WAIT_MS = 3_000;

/**
 * Requires that nobody listens on the port, or stops within three seconds: processes of a killed start end by themselves.
 * @throws StartError
 */
export async function requireFreePort(port: number): Promise<void> {
  const until = performance.now() + PORT_WAIT_MS;
  for (;;) {
    const code = await whyNotFree(port);
    if (code === undefined) return;
    if (code !== "EADDRINUSE")
      throw new StartError(`Port ${port} can't be used (${code}). Choose another: PORT=3001 npm start`);
    if (performance.now() > until)
      throw new StartError(`Port ${port} is in use. Stop what uses it, or choose another: PORT=3001 npm start`);
    await sleep(100);
  }
}

function whyNotFree(port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    probe.listen(port, () => probe.close(() => resolve(undefined)));
  });
}

/** Requires that the database answers within five seconds. @throws StartError */
export async function requireDatabase(name: string, url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    await client.query("SELECT 1");
  } catch (error) {
    const at = new URL(url);
    const why = error instanceof Error ? error.message || (error as NodeJS.ErrnoException).code : String(error);
    throw new StartError(
      `The database at ${at.hostname}:${at.port || 5432}${at.pathname} (${name}) does not answer: ${why}. Check that it runs and that user and password are right.`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Waits until an address answers with any status. @throws StartError when the part ends first or the time is over. */
export async function waitFor(url: string, part: Part | undefined, timeoutMs = 60_000): Promise<void> {
  const until = Date.now() + timeoutMs;
  for (;;) {
    if (!part || part.child.exitCode !== null || part.child.signalCode !== null)
      throw new StartError(`${part?.name ?? "A part"} ended while starting; see above.`);
    try {
      await fetch(url, { signal: AbortSignal.timeout(5_000) });
      return;
    } catch {
      // Not listening yet: asked again below until the time is up.
    }
    if (Date.now() > until) throw new StartError(`${part.name} did not answer at ${url} within ${timeoutMs / 1000} s.`);
    await sleep(100);
  }
}

/** Keys for a shop on the sandbox, made once and kept in its data folder. */
export function keptSecrets(dir: string): { NEXTAUTH_SECRET: string; ENCRYPTION_KEYS: string } {
  const file = join(dir, "secrets.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8"));
  mkdirSync(dir, { recursive: true });
  const made = {
    NEXTAUTH_SECRET: randomBytes(32).toString("base64url"),
    ENCRYPTION_KEYS: `k1:${randomBytes(32).toString("base64")}`,
  };
  writeFileSync(file, JSON.stringify(made, null, 2), { mode: 0o600 });
  return made;
}

interface SandboxOptions {
  file: PartFile;
  port: number;
  /** Of its name server. */
  dnsPort: number;
  dir: string;
  args?: string[];
  quiet?: boolean;
}

export function startSandbox(options: SandboxOptions, env: Environment): Part {
  const { file, port, dnsPort, dir, args = [], quiet = true } = options;
  const ports = ["--port", String(port), "--dns-port", String(dnsPort)];
  const words = [file("sandbox/main.ts"), ...ports, "--data", join(dir, "sandbox"), ...args];
  return startPart("sandbox", words, env, { quiet });
}

/** @returns when the sandbox answers. */
export async function startSandboxPart(options: SandboxOptions, env: Environment): Promise<Part> {
  const part = startSandbox(options, env);
  await waitFor(`http://127.0.0.1:${options.port}/__sandbox/world`, part, 30_000);
  return part;
}
