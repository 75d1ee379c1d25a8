import { randomBytes } from "node:crypto";
import { afterEach, describe, expect, it, vi } from "vitest";
import { parseEnv, partialEnv } from "./env";

const good = {
  DATABASE_URL: "postgresql://a:b@localhost/k",
  CNDNS_USERNAME: "u",
  CNDNS_PASSWORD: "p",
  CNDNS_EMAIL: "a@b.cn",
  NEXTAUTH_SECRET: "x".repeat(32),
  ENCRYPTION_KEYS: `k1:${randomBytes(32).toString("base64")}`,
  APP_URL: "https://shop.example.com",
};

describe("environment", () => {
  it("reads a good one", () => {
    const env = parseEnv({ ...good, APP_URL: "https://shop.example/", KUMQUAT_SANDBOX: "1" });
    expect(env.APP_URL).toBe("https://shop.example");
    expect(env.sandbox).toBe(true);
    expect(env.keyRing.primary).toBe("k1");
  });

  it("reads the readings of the upstream's manual", () => {
    expect(parseEnv(good).CNDNS_READINGS).toEqual({});
    const { CNDNS_READINGS } = parseEnv({ ...good, CNDNS_READINGS: " site_path=example  user_type=digits" });
    expect(CNDNS_READINGS).toEqual({ site_path: "example", user_type: "digits" });
    expect(() => parseEnv({ ...good, CNDNS_READINGS: "site_path" })).toThrow(/CNDNS_READINGS is not valid/);
  });

  it("asks public resolvers, none beside the sandbox, or those that are named", () => {
    const resolvers = (more: Record<string, string>) => parseEnv({ ...good, ...more }).DNS_RESOLVERS;
    expect(resolvers({})).toEqual(["223.5.5.5:53", "119.29.29.29:53", "1.1.1.1:53", "8.8.8.8:53"]);
    expect(resolvers({ KUMQUAT_SANDBOX: "1" })).toEqual([]);
    const named = { DNS_RESOLVERS: "127.0.0.1:4853, 9.9.9.9,[2400:3200::1]" };
    expect(resolvers(named)).toEqual(["127.0.0.1:4853", "9.9.9.9:53", "[2400:3200::1]:53"]);
    expect(() => resolvers({ DNS_RESOLVERS: "dns.example.com" })).toThrow(/DNS_RESOLVERS is not valid/);
  });

  it("requires the shop's address on the real upstream, and not on the sandbox", () => {
    const without = { ...good, APP_URL: undefined };
    expect(() => parseEnv(without)).toThrow(/APP_URL is missing: where customers reach the shop/);
    expect(parseEnv({ ...without, KUMQUAT_SANDBOX: "1" }).APP_URL).toBe("http://localhost:3000");
  });

  it("listens on this machine alone on the sandbox, whose passwords are published", () => {
    const host = (more: Record<string, string>) => parseEnv({ ...good, ...more }).HOST;
    expect(host({})).toBe("0.0.0.0");
    expect(host({ KUMQUAT_SANDBOX: "1" })).toBe("127.0.0.1");
    expect(host({ KUMQUAT_SANDBOX: "1", HOST: "0.0.0.0" })).toBe("0.0.0.0");
  });

  it("knows one word for CNDNS", () => {
    expect(parseEnv({ ...good, CNDNS: "sandbox" }).CNDNS).toBe("sandbox");
    expect(() => parseEnv({ ...good, CNDNS: "live" })).toThrow(/CNDNS is not valid: sandbox, or nothing/);
  });

  it("names every bad variable and never its value", () => {
    const bad = { ...good, DATABASE_URL: undefined, PORT: "secretport", NEXTAUTH_SECRET: "short-secret" };
    let message = "";
    try {
      parseEnv(bad);
    } catch (error) {
      message = String(error);
    }
    expect(message).toMatch(/DATABASE_URL is missing/);
    expect(message).toMatch(/PORT is not valid/);
    expect(message).toMatch(/NEXTAUTH_SECRET is not valid/);
    expect(message).not.toMatch(/secretport|short-secret/);
  });
});

describe("an environment in which a build or a command runs", () => {
  const set = (values: Record<string, string>) => {
    for (const name of Object.keys(good)) vi.stubEnv(name, undefined);
    for (const [name, value] of Object.entries(values)) vi.stubEnv(name, value);
  };
  afterEach(() => vi.unstubAllEnvs());

  it("may lack what only a running shop needs, and has the defaults of the rest", () => {
    set({ PORT: "", KUMQUAT_SANDBOX: "1" });
    expect(partialEnv()).toMatchObject({ PORT: 3000, KUMQUAT_DATA: ".data", sandbox: true });
    expect(partialEnv().DATABASE_URL).toBeUndefined();
    set({ DATABASE_URL: good.DATABASE_URL });
    expect(partialEnv().DATABASE_URL).toBe(good.DATABASE_URL);
  });

  it("must be right in what it has", () => {
    set({ DATABASE_URL: "mysql://a" });
    expect(partialEnv).toThrow(/DATABASE_URL is not valid/);
  });
});
