/** The real worker (server/worker.ts) as a process that a test may kill. */
import { type ChildProcess, spawn } from "node:child_process";
import { bundle } from "@/server/processes/bundle";

export interface WorkerEnd {
  code: number | null;
  signal: string | null;
  /** The last characters that it wrote to stdout and stderr. */
  said: string;
}

export interface WorkerProcess {
  child: ChildProcess;
  ended: Promise<WorkerEnd>;
}

const KEPT = 8_000;

/**
 * What starts workers. Their entry point is bundled once, because a test starts very many; the browser specs start it as production
 * does. The environment is added to process.env, which has the addresses of database and sandbox.
 */
export async function workerStarter(): Promise<(environment?: Record<string, string>) => WorkerProcess> {
  const file = (await bundle(["server/worker.ts"]))("server/worker.ts");
  return (environment = {}) => start(file, environment);
}

function start(file: string, environment: Record<string, string>): WorkerProcess {
  const child = spawn(process.execPath, [file], {
    env: { ...process.env, LOG_LEVEL: "error", ...environment },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk) => {
      said = `${said}${chunk}`.slice(-KEPT);
    });
  }
  const ended = new Promise<WorkerEnd>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ code, signal, said }));
  });
  return { child, ended };
}
