// `npm start` and `npm run dev`: installs and generates what is missing, then hands over to server/start.ts.
// Plain JavaScript with no dependency, because on a fresh clone there is none yet.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { prepare } from "./prepare.mjs";

prepare();
const args = ["--import", "tsx", "server/start.ts", ...process.argv.slice(2)];
const child = spawn(process.execPath, args, {
  // The channel's end tells it to stop: when this process is killed, and on Windows, where a signal ends a process at once.
  stdio: ["inherit", "inherit", "inherit", "ipc"],
  // A process group of its own: Ctrl-C would reach PostgreSQL before the web and the worker have let go of it.
  detached: true,
  // On Windows such a process would open a window.
  windowsHide: true,
  env: { ...process.env, TSX_TSCONFIG_PATH: "tsconfig.node.json" },
});
const stop = () => (process.platform === "win32" ? child.connected && child.disconnect() : child.kill("SIGTERM"));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);
if (process.env.npm_lifecycle_event) {
  // npm passes on some signals, to the shell between it and this process; of the end of either by kill -9 nobody tells.
  const parent = process.ppid;
  const npm = npmAbove(parent);
  setInterval(() => (process.ppid !== parent || !runs(npm)) && stop(), 500).unref();
}
child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));

/** npm's process: the parent itself, or the parent's parent where that is a shell that waits. `exec` would spare it, but not on Windows. */
function npmAbove(parent) {
  if (process.platform === "win32") return parent;
  const stat = `/proc/${parent}/stat`;
  const text = existsSync(stat)
    ? readFileSync(stat, "utf8").replace(/^\d+ \((.*)\) \S (\d+) .*$/s, "$2 $1")
    : spawnSync("ps", ["-o", "ppid=,comm=", "-p", String(parent)], { encoding: "utf8" }).stdout;
  const [, above, name = ""] = /^\s*(\d+)\s+(.*?)\s*$/.exec(text) ?? [];
  return /(^|\/)(ba|da|a|z|k)?sh$/.test(name) ? Number(above) : parent;
}

function runs(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code !== "ESRCH";
  }
}
