// `npm start` and `npm run dev`: installs and generates what is missing, then runs server/start.ts.
// Plain JavaScript without dependencies, because on a fresh clone none is installed yet.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { prepare } from "./prepare.mjs";

prepare();
const args = ["--import", "tsx", "server/start.ts", ...process.argv.slice(2)];
const child = spawn(process.execPath, args, {
  // The child stops when this channel closes: when this process is killed, and on Windows, where a signal would end it at once.
  stdio: ["inherit", "inherit", "inherit", "ipc"],
  // In a process group of its own, because Ctrl-C would otherwise stop PostgreSQL before the web and the worker.
  detached: true,
  // On Windows a detached process would open a window.
  windowsHide: true,
  env: { ...process.env, TSX_TSCONFIG_PATH: "tsconfig.node.json" },
});
const stop = () => (process.platform === "win32" ? child.connected && child.disconnect() : child.kill("SIGTERM"));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);
if (process.env.npm_lifecycle_event) {
  // npm passes on some signals, to the shell between it and this process. When npm or that shell is killed with SIGKILL this process
  // gets no signal, so it looks every half second.
  const parent = process.ppid;
  const npm = npmAbove(parent);
  setInterval(() => (process.ppid !== parent || !runs(npm)) && stop(), 500).unref();
}
child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));

/** npm's process: the parent, or the parent's parent when the parent is the shell that npm starts. */
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
