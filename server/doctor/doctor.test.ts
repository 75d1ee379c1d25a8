import { describe, expect, it } from "vitest";
import { certificateFinding, proxies } from "./check-address";
import { clockFinding } from "./check-database";
import { checkEnvironment } from "./check-environment";
import { roomFinding } from "./check-machine";
import { type Finding, fault, said, withoutSecrets } from "./finding";

const good = {
  DATABASE_URL: "postgresql://app:app-password@db/kumquat",
  DATABASE_OWNER_URL: "postgresql://owner:owner-password@db/kumquat",
  CNDNS_USERNAME: "agent",
  CNDNS_PASSWORD: "agent-password",
  CNDNS_EMAIL: "agent@example.com",
  NEXTAUTH_SECRET: "session-secret-session-secret-123",
  ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 1).toString("base64")}`,
  APP_URL: "https://shop.example.com",
  SMTP_URL: "smtps://user:mail%23password@smtp.example.com",
  MAIL_FROM: "Shop <no-reply@example.com>",
};
const levels = (findings: readonly Finding[]) => findings.filter(({ level }) => level !== "ok");

describe("a broken environment", () => {
  it.each<[string, Record<string, string>, Finding["level"], RegExp]>([
    ["the account is forgotten", { CNDNS_USERNAME: "" }, "fault", /CNDNS_USERNAME is not$/],
    ["a trial and an account at once", { CNDNS: "sandbox" }, "fault", /both set/],
    ["no address", { APP_URL: "" }, "fault", /APP_URL is missing/],
    ["a short secret", { NEXTAUTH_SECRET: "short" }, "fault", /NEXTAUTH_SECRET is not valid/],
    ["keys that are none", { ENCRYPTION_KEYS: "k1:abc" }, "fault", /ENCRYPTION_KEYS is not valid/],
    ["no mail server", { SMTP_URL: "" }, "warning", /nobody can register/],
    ["no sender", { MAIL_FROM: "" }, "warning", /MAIL_FROM is not set/],
    ["a listener without an address", { MAIL_IN_SMTP_PORT: "2525" }, "fault", /MAIL_IN_ADDRESS is not/],
    ["limits of a load test", { RATE_LIMIT_FACTOR: "1000" }, "warning", /1000 times/],
    ["a misspelt variable", { CNDNS_USER: "agent" }, "warning", /CNDNS_USER is set, and the shop knows no such/],
  ])("%s", (_, change, level, text) => {
    const { findings } = checkEnvironment({ ...good, ...change });
    const found = findings.find((one) => text.test(one.text));
    expect(found).toMatchObject({ level });
    expect(found?.todo).not.toBe("");
  });

  it("is told from a good one, and from a trial", () => {
    expect(levels(checkEnvironment(good).findings)).toEqual([]);
    const trial = checkEnvironment({
      DATABASE_URL: good.DATABASE_URL,
      DATABASE_OWNER_URL: good.DATABASE_OWNER_URL,
      CNDNS: "sandbox",
    });
    expect(trial.sandbox).toBe(true);
    expect(levels(trial.findings).map(({ level }) => level)).toEqual(["warning"]);
  });
});

it("no secret of the environment is printed, whoever repeats it", () => {
  const echoes = Object.values({ ...good, plain: "mail#password" }).map((text) =>
    fault("mail", `refused: ${text}`, text),
  );
  const printed = JSON.stringify(withoutSecrets(echoes, good));
  for (const secret of [
    "app-password",
    "owner-password",
    "agent-password",
    good.NEXTAUTH_SECRET,
    "mail#password",
    "mail%23password",
  ])
    expect(printed).not.toContain(secret);
  expect(printed).not.toContain(good.ENCRYPTION_KEYS.slice(3));
  expect(printed).toContain("smtp.example.com");
});

it("grades clocks, disks, certificates and proxies", () => {
  expect(clockFinding("database", "its clock", -4_000).level).toBe("ok");
  expect(clockFinding("database", "its clock", 9_000)).toMatchObject({
    level: "warning",
    text: expect.stringContaining("9.0 s ahead"),
  });
  expect(clockFinding("database", "its clock", -600_000)).toMatchObject({
    level: "fault",
    text: expect.stringContaining("behind"),
  });
  expect([5_000, 900, 100].map((mb) => roomFinding("/", mb).level)).toEqual(["ok", "warning", "fault"]);
  expect([60, 20].map((days) => certificateFinding("shop", days).level)).toEqual(["ok", "warning"]);
  expect(proxies("203.0.113.77", 2, false)).toMatchObject({
    level: "fault",
    text: expect.stringContaining("any address"),
  });
  expect(proxies("172.18.0.3", 0, false).level).toBe("warning");
  expect(proxies("127.0.0.1", 0, true).level).toBe("ok");
  expect(proxies("198.51.99.7", 1, false).level).toBe("ok");
});

it("an error's line has its cause, and no line break", () => {
  expect(said(new Error("fetch failed", { cause: new Error("connect\n  refused") }))).toBe(
    "fetch failed: connect refused",
  );
  expect(said(Object.assign(new Error(""), { code: "ECONNREFUSED" }))).toBe("ECONNREFUSED");
});
