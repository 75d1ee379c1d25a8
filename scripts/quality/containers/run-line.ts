import { spawn } from "node:child_process";

export interface LineOutcome {
  code: number | null;
  /** What it printed, both outputs in one. */
  text: string;
}

interface Circumstances {
  folder?: string;
  environment?: Record<string, string>;
}

/** Runs a program to its end, while this process goes on answering: sandbox and mail server of the proof are in it. */
export function runLine(
  program: string,
  words: readonly string[],
  { folder, environment = {} }: Circumstances = {},
): Promise<LineOutcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...environment },
      ...(folder ? { cwd: folder } : {}),
    });
    let text = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (part) => {
        text += String(part);
      });
    child.once("error", reject).once("close", (code) => resolve({ code, text }));
  });
}
