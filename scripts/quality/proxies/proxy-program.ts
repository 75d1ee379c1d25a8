import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { ProxyAgent } from "./visitor";

/** A proxy that runs with a file of deploy/, of which only ports, paths and the certificate were changed. */
export interface FrontProxy {
  name: "nginx" | "Caddy";
  version: string;
  agent: ProxyAgent;
  /** Of plain HTTP. */
  httpPort: number;
  /** What it answered so far, one line an answer: address, status, state of the cache, process that was asked. Empty where it keeps none. */
  answers(): string[];
  stop(): Promise<void>;
}

/** @returns what the program prints about its version; null when it is not installed. */
export function versionOf(program: string, ...words: string[]): string | null {
  const { error, stdout, stderr } = spawnSync(program, words, { encoding: "utf8" });
  if (error) return null;
  return /\d+(?:\.\d+)+/.exec(`${stdout}${stderr}`)?.[0] ?? "unknown";
}

/** Runs a program to its end. @throws Error with what it said when it fails */
export function runProgram(program: string, words: string[], env: Record<string, string> = {}): string {
  const { status, stdout, stderr } = spawnSync(program, words, { encoding: "utf8", env: { ...process.env, ...env } });
  if (status !== 0) throw new Error(`${program} ${words.join(" ")}: exit code ${status}\n${stdout}${stderr}`);
  return `${stdout}${stderr}`;
}

/** Whether somebody takes connections on a port of this machine. */
export function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port }, () => {
      resolve(true);
      socket.destroy();
    });
    socket.once("error", () => resolve(false));
  });
}

export interface RunningProgram {
  child: ChildProcess;
  said(): string;
  stop(): Promise<void>;
}

export function startProgram(program: string, words: string[], env: Record<string, string> = {}): RunningProgram {
  const child = spawn(program, words, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...env },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (part) => {
      said = `${said}${part}`.slice(-20_000);
    });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  return {
    child,
    said: () => said,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGTERM");
      await Promise.race([ended, sleep(10_000).then(() => child.kill("SIGKILL"))]);
    },
  };
}
