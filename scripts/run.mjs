// `node scripts/run.mjs <file> …`: installs and generates what is missing, then runs that TypeScript file.
import { spawnSync } from "node:child_process";
import { prepare } from "./prepare.mjs";

prepare();
const done = spawnSync(process.execPath, ["--import", "tsx", ...process.argv.slice(2)], {
  stdio: "inherit",
  env: { ...process.env, TSX_TSCONFIG_PATH: "tsconfig.node.json" },
});
process.exit(done.status ?? 1);
