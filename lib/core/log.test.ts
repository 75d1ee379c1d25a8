import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";

it("a terminal that was closed or a full disk under the log does not end the process in its work", () => {
  const work =
    'const { log } = await import("./lib/core/log.ts"); log.info("one"); setTimeout(() => { log.info("two"); process.exit(7); }, 100);';
  const words = [process.execPath, "--import", "tsx", "--input-type=module", "--eval", work]
    .map((word) => `'${word}'`)
    .join(" ");
  const env = { ...process.env, LOG_LEVEL: "info", TSX_TSCONFIG_PATH: "tsconfig.node.json" };
  // Each write there fails, as one to a terminal that is gone does.
  const { status, stderr } = spawnSync("sh", ["-c", `${words} > /dev/full`], {
    env,
    encoding: "utf8",
    timeout: 15_000,
  });
  expect(stderr).toBe("");
  expect(status).toBe(7);
});
