import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { scrub } from "./scrub";

const SECRET = "s3cr3t-value";

/** Every field that the schema seals or hashes, as the code names it and as the database does. */
function schemaSecrets(): string[] {
  return readdirSync("prisma/schema").flatMap((file) =>
    [
      ...readFileSync(`prisma/schema/${file}`, "utf8").matchAll(
        /^\s+(\w+(?:Enc|Hash))\s+\S+.*?(?:@map\("(\w+)"\).*)?$/gm,
      ),
    ]
      // Digests of requests distinguish repeats: they are no secret.
      .filter(([, name = ""]) => !["requestHash", "bodyHash"].includes(name))
      .flatMap(([, name = "", column]) => [name, ...(column ? [column] : []), name.replace(/(?:Enc|Hash)$/, "")]),
  );
}

/** Fields that hold a secret, however the schema names them: what their plain names say is enough. */
const PLAIN = /secret|token|password|totp|number|keys?$/i;

/** Fields of gateways that staff fill in and the shop seals. */
function gatewaySecrets(): string[] {
  const files = ["alipay/gateway.ts", "wechat/wechat.ts", "stripe/stripe.ts"];
  return files.flatMap((file) =>
    [...readFileSync(`lib/gateways/${file}`, "utf8").matchAll(/\{ id: "(\w+)", secret: true/g)].map(
      ([, id = ""]) => id,
    ),
  );
}

/** Variables of the environment that hold one. */
function environmentSecrets(): string[] {
  const names = [...readFileSync("lib/env.ts", "utf8").matchAll(/^ {2}([A-Z][A-Z_]+): z/gm)].map(
    ([, name = ""]) => name,
  );
  return names.filter((name) => /PASSWORD|SECRET|TOKEN|_KEYS?$|^DATABASE.*URL$|SMTP_URL|WEBHOOK/.test(name));
}

const HEADERS = ["cookie", "set-cookie", "authorization", "x-api-key", "proxy-authorization"];
const MORE = [
  ...["password", "newPassword", "currentPassword", "oldpasswd", "passphrase", "totpSecret", "recoveryCode", "otp"],
  ...["accessToken", "refresh_token", "leaseToken", "clientSecret", "apiKey", "api_key", "privateKey", "idNumber"],
  ...["accountNumber", "account_no", "bankAccount", "cardNumber", "iban", "checksum", "signature", "sid", "sessionId"],
];
const names = [
  ...new Set([
    ...schemaSecrets().filter(
      (name) => /(?:Enc|Hash|_enc|_hash)$/.test(name) || (PLAIN.test(name) && name !== "number"),
    ),
    ...gatewaySecrets(),
    ...environmentSecrets(),
    ...HEADERS,
    ...MORE,
  ]),
].filter((name) => name !== "keys");

it("knows the fields of the schema, the gateways and the environment", () => {
  expect(names).toEqual(expect.arrayContaining(["secretsEnc", "token_hash", "passwordHash", "apiV3Key", "BACKUP_KEY"]));
  expect(names).toEqual(expect.arrayContaining(["CNDNS_PASSWORD", "DATABASE_URL", "METRICS_TOKEN", "account_enc"]));
  expect(names.length).toBeGreaterThan(50);
});

it.each(names)("removes %s wherever it stands", (name) => {
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
