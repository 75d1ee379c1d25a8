// `npm start` and `npm run dev`: installs and generates what is missing, then hands over to server/start.ts.
// Plain JavaScript with no dependency, because on a fresh clone there is none yet.
import { spawn } from "node:child_process";
import { prepare } from "./prepare.mjs";

prepare();
const args = ["--import", "tsx", "server/start.ts", ...process.argv.slice(2)];
const child = spawn(process.execPath, args, {
  // The channel tells it when this process is killed.
  stdio: ["inherit", "inherit", "inherit", "ipc"],
  // A process group of its own: Ctrl-C would reach PostgreSQL before the web and the worker have let go of it.
  detached: true,
  env: { ...process.env, TSX_TSCONFIG_PATH: "tsconfig.node.json" },
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill("SIGTERM"));
if (process.env.npm_lifecycle_event) {
  // npm passes on some signals; of its own end by another, or by kill -9, it can't tell.
  const npm = process.ppid;
  setInterval(() => process.ppid !== npm && child.kill("SIGTERM"), 500).unref();
}
child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
