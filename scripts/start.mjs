// `npm start` and `npm run dev`: installs and generates what is missing, then hands over to scripts/start.ts.
// Plain JavaScript with no dependency, because on a fresh clone there is none yet.
import { spawn } from "node:child_process";
import { prepare } from "./prepare.mjs";

prepare();
const args = ["--import", "tsx", "scripts/start.ts", ...process.argv.slice(2)];
const child = spawn(process.execPath, args, {
  stdio: "inherit",
  env: { ...process.env, TSX_TSCONFIG_PATH: "tsconfig.node.json" },
});
// The terminal sends Ctrl-C to the whole group; this process only waits for the other one to stop everything.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
  process.on(signal, () => signal !== "SIGINT" && child.kill(signal));
child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
