import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { scrub } from "./scrub";
import { secretNames } from "./testing/secret-names";

const SECRET = "s3cr3t-value";

it("knows the fields of the schema, the gateways and the environment", () => {
  expect(secretNames).toEqual(
    expect.arrayContaining(["secretsEnc", "token_hash", "passwordHash", "apiV3Key", "BACKUP_KEY"]),
  );
  expect(secretNames).toEqual(
    expect.arrayContaining(["CNDNS_PASSWORD", "DATABASE_URL", "METRICS_TOKEN", "account_enc"]),
  );
  expect(secretNames.length).toBeGreaterThan(50);
});

it.each(secretNames)("removes %s wherever it stands", (name) => {
  const field = { [name]: SECRET };
  const error = Object.assign(new Error("it failed"), { request: { headers: field }, ...field });
  const cause = new Error("outer", { cause: error });
  for (const given of [
    field,
    { deep: { down: [field] } },
    { err: error },
    { err: cause },
    { map: new Map([["a", field]]) },
  ]) {
    const text = JSON.stringify(scrub(given));
    expect(text).not.toContain(SECRET);
    expect(text).toContain("[removed]");
  }
});

it.each([
  [`connect to postgresql://kumquat_app:${SECRET}@db:5432/kumquat failed`, "postgresql://kumquat_app:[removed]@db"],
  [`smtps://user:${SECRET}@mail`, "smtps://user:[removed]@mail"],
  [`Authorization: Bearer ${SECRET}`, "Bearer [removed]"],
  [`GET /reset?token=${SECRET}&x=1`, "token=[removed]&x=1"],
  [`{"password":"${SECRET}"}`, '"password":"[removed]"'],
])("removes secrets inside a text: %s", (text, expected) => {
  const scrubbed = String(scrub(text));
  expect(scrubbed).not.toContain(SECRET);
  expect(scrubbed).toContain(expected);
  expect(JSON.stringify(scrub({ err: new Error(text) }))).not.toContain(SECRET);
});

it("keeps what is needed to understand a line", () => {
  const at = new Date();
  const line = {
    itemId: "01",
    endpoint: "domains.CreateDom",
    ms: 3,
    hasPassword: true,
    tokens: 4,
    at,
    fen: 5n,
    none: null,
  };
  expect(scrub(line)).toEqual({ ...line, fen: "5" });
  expect(scrub({ keys: { id: "k1" }, requestHash: 1, bytes: new Uint8Array(9) })).toMatchObject({ bytes: "[9 bytes]" });
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  expect(JSON.stringify(scrub(circle))).toContain("[deeper]");
});

it("the log itself, with what packages write to the console, is JSON with the request's id and without a secret", () => {
  const work = `
    const { log } = await import("./lib/core/log.ts");
    const { consoleToLog } = await import("./lib/core/console-to-log.ts");
    const { withRequestId } = await import("./lib/core/request-id.ts");
    consoleToLog();
    withRequestId("0199-request", () => {
      log.info({ password: "${SECRET}", user: { accessToken: "${SECRET}" } }, "signed in with token=${SECRET}");
      log.error({ err: Object.assign(new Error("postgresql://a:${SECRET}@db"), { config: { headers: { cookie: "${SECRET}" } } }) }, "failed");
      console.error(" ⨯ page failed", new Error("Bearer ${SECRET}"));
      console.log("plain %s", "words");
    });`;
  const { stdout, status, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", "--input-type=module", "--eval", work],
    {
      encoding: "utf8",
      env: { ...process.env, LOG_LEVEL: "info", TSX_TSCONFIG_PATH: "tsconfig.node.json" },
      timeout: 20_000,
    },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const lines = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines).toHaveLength(4);
  for (const line of lines) expect(line.requestId).toBe("0199-request");
  expect(lines[0]).toMatchObject({ level: 30, password: "[removed]", user: { accessToken: "[removed]" } });
  expect(lines[1]).toMatchObject({ level: 50, msg: "failed", err: { type: "Error" } });
  expect(lines[3]).toMatchObject({ level: 30, msg: "plain words" });
  expect(stdout).not.toContain(SECRET);
});
