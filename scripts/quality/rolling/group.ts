import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "@/lib/db/embedded";
import {
  bundleParts,
  type Environment,
  type Part,
  type PartFile,
  startPart,
  waitFor,
} from "@/server/processes/shop-processes";

/** Longer than any process may take to stop (STOP_SECONDS). */
const STOP_MS = 60_000;

/** Starts the shop's own processes, as an installation does, on one database. */
export class Processes {
  private constructor(
    private readonly file: PartFile,
    private readonly environment: () => Environment,
  ) {}

  /** @param environment is asked at each start */
  static async open(environment: () => Environment): Promise<Processes> {
    return new Processes(await bundleParts(), environment);
  }

  /** @returns once it answers. */
  async web(port: number, more: Environment = {}): Promise<Part> {
    const part = this.start("server/web.ts", { PORT: String(port), ...more });
    await waitFor(`http://127.0.0.1:${port}/api/health`, part, 120_000);
    return part;
  }

  /** @returns once it takes jobs. */
  async worker(more: Environment = {}): Promise<Part> {
    const part = this.start("server/worker.ts", more);
    const up = new Promise<void>((resolve) =>
      part.child.on("message", (message) => {
        if (message === "up") resolve();
      }),
    );
    await Promise.race([up, part.ended.then((code) => Promise.reject(new Error(`a worker ended with ${code}`)))]);
    return part;
  }

  private start(entry: "server/web.ts" | "server/worker.ts", more: Environment): Part {
    const environment = { ...process.env, ...this.environment(), NODE_ENV: "production", LOG_LEVEL: "error", ...more };
    return startPart(entry, [this.file(entry)], environment, { quiet: true });
  }
}

export const freePorts = async (count: number): Promise<number[]> => {
  const ports = new Set<number>();
  while (ports.size < count) ports.add(await freePort());
  return [...ports];
};

/** Stops a process by SIGTERM. @returns its exit code, and how long it took. */
export async function stopByTerm(part: Part): Promise<{ code: number | null; seconds: number }> {
  const began = performance.now();
  part.child.kill("SIGTERM");
  const code = await Promise.race([part.ended, sleep(STOP_MS).then(() => null)]);
  if (code === null) killGroup(part);
  return { code, seconds: (performance.now() - began) / 1_000 };
}

/** Kills a part with everything that it started, as when the machine loses its power. */
export function killGroup({ child }: Part): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  process.kill(-child.pid, "SIGKILL");
}
