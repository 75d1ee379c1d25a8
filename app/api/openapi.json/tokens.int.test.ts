import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makePerson, reauthed, signedIn } from "@/lib/accounts/testing/people";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { type TokenGrant, tokenMay } from "@/lib/core/token-grant";
import { setCustomerStatus } from "@/lib/customers/set-customer-status";
import { db } from "@/lib/db/client";
import { openApi } from "@/lib/http/openapi";
import { createToken } from "@/lib/tokens/create-token";
import { revokeApiToken } from "@/lib/tokens/revoke-api-token";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { contracts } from "./contracts";
import { addressOf, askAsProgram, bearer, contractAt, expectRefused } from "./testing/ask-as-program";

/** API tokens as every route of the API sees them. */
const everything: TokenGrant & { days: number | null } = {
  ...{ zones: null, types: null, names: null, addresses: null, days: null },
  areas: { dns: "write", services: "write", orders: "read", wallet: "read" },
};

let database: TestDatabase;
let owner: CustomerActor;

beforeAll(async () => {
  database = await createTestDatabase({ APP_URL: "https://shop.example", RATE_LIMIT_FACTOR: "1000" });
  owner = reauthed((await signedIn(await makePerson())).actor as CustomerActor);
});
afterAll(() => database.drop());

const ask = askAsProgram;
const wallet = () => contractAt("GET /api/v1/wallet");

it("no route that asks for the password, and none of staff's, is declared for tokens", () => {
  const declared = contracts.filter(({ token }) => token !== undefined);
  expect(declared.filter(({ reauth }) => reauth === true).map(addressOf)).toEqual([]);
  expect(declared.filter(({ access }) => access !== "customer" && access !== "anyone").map(addressOf)).toEqual([]);
  expect(declared.length).toBeGreaterThan(20);
});

it("the description says by what each operation is reached", () => {
  const document = openApi(contracts) as {
    paths: Record<string, Record<string, { security: object[]; description: string }>>;
    components: { securitySchemes: Record<string, { scheme?: string }> };
  };
  expect(document.components.securitySchemes.token?.scheme).toBe("bearer");
  expect(document.paths["/api/v1/wallet"]?.get?.security).toEqual([{ cookie: [] }, { token: ["wallet:read"] }]);
  expect(document.paths["/api/v1/wallet"]?.get?.description).toContain("API token: wallet:read.");
  expect(document.paths["/api/v1/payouts"]?.post?.security).toEqual([{ cookie: [] }]);
});

describe("a token of a router", () => {
  const router: typeof everything = { ...everything, areas: { dns: "write" }, names: ["home"], types: ["A", "AAAA"] };
  const mayNot = contracts.filter(({ token }) => token !== "any" && (token === undefined || !tokenMay(router, token)));
  // Every fourth: each takes the time to load its route, and all are refused by the same line.
  const refused = mayNot.filter((_, at) => at % 4 === 0);

  it("is refused what it may not do, in staff's routes too: 403 and audited", async () => {
    const { token, row } = await createToken(owner, { ...router, name: "路由器" });
    expect(refused.length).toBeGreaterThanOrEqual(60);
    const audited = await expectRefused({ token, id: row.id, name: "路由器" }, refused, [
      "token.scope",
      "token.unreachable",
    ]);
    expect(audited[0]).toMatchObject({ customerId: owner.userId, ip: "203.0.113.7" });
  }, 120_000);
});

describe("a token of everything", () => {
  it("acts for its customer, without cookies or an origin of ours", async () => {
    const { token } = await createToken(owner, { ...everything, name: "a" });
    const answer = await ask(wallet(), { ...bearer(token), origin: "https://elsewhere.example" });
    expect(answer.status).toBe(200);
    const refresh = contractAt("POST /api/v1/services/{id}/records/refresh");
    expect((await ask(refresh, bearer(token))).status).toBe(404);
    // Nobody else's browser can send it, but a cookie alone still needs our own page.
    const { headers } = await signedIn(await makePerson());
    const cookie = headers.get("cookie") ?? "";
    expect((await ask(refresh, { cookie, origin: "https://elsewhere.example" })).status).toBe(403);
  });

  it("never counts as the customer's cookie beside it, and no cookie makes up for a bad token", async () => {
    const other = await signedIn(await makePerson());
    const cookie = other.headers.get("cookie") ?? "";
    const { token } = await createToken(owner, { ...everything, name: "b" });
    const sessions = contractAt("GET /api/v1/account/sessions");
    expect((await ask(sessions, { ...bearer(token), cookie })).status).toBe(403);
    expect((await ask(sessions, { ...bearer("kq_nothing"), cookie })).status).toBe(401);
    expect((await ask(sessions, { cookie })).status).toBe(200);
  });

  it.each([
    ["of another form", "kq_short"],
    ["unknown", `kq_${"A".repeat(43)}`],
    ["a session's token", "x".repeat(43)],
  ])("that is %s is 401 and names the scheme", async (_, token) => {
    const answer = await ask(wallet(), bearer(token));
    expect([answer.status, answer.headers.get("www-authenticate")]).toEqual([
      401,
      'Bearer realm="api", error="invalid_token"',
    ]);
    expect(await answer.json()).toMatchObject({ code: "token.invalid" });
  });

  it("ends with its time, with its account, and at once when it is revoked", async () => {
    const make = (days: number | null) => createToken(owner, { ...everything, name: "c", days });
    const status = async (token: string) => (await ask(wallet(), bearer(token))).status;
    const short = await make(1);
    expect(await status(short.token)).toBe(200);
    await db.apiToken.update({ where: { id: short.row.id }, data: { expiresAt: new Date() } });
    expect(await status(short.token)).toBe(401);

    const { token, row } = await make(null);
    await db.user.update({ where: { id: owner.userId }, data: { status: "disabled" } });
    expect(await status(token)).toBe(401);
    await db.user.update({ where: { id: owner.userId }, data: { status: "active" } });
    expect(await status(token)).toBe(200);
    await expect(revokeApiToken({ ...owner, userId: randomUUID() }, row)).rejects.toMatchObject({ status: 401 });
    const stranger = (await signedIn(await makePerson())).actor as CustomerActor;
    await expect(revokeApiToken(stranger, row)).rejects.toMatchObject({ status: 404 });
    await revokeApiToken(owner, row);
    // Nothing of it is kept in a process: the next request reads its row.
    expect(await status(token)).toBe(401);
    await expect(revokeApiToken(owner, row)).rejects.toMatchObject({ status: 404 });
  });

  it("is revoked for good when its account is disabled, and its customer's tokens alone", async () => {
    const admin = (await signedIn(await makePerson({ kind: "staff", role: "admin" }))).actor as StaffActor;
    const other = (await signedIn(await makePerson())).actor as CustomerActor;
    const own = (await signedIn(await makePerson())).actor as CustomerActor;
    const [token, another] = [
      await createToken(own, { ...everything, name: "e", days: null }),
      await createToken(other, { ...everything, name: "f", days: null }),
    ];
    const status = async (of: { token: string }) => (await ask(wallet(), bearer(of.token))).status;
    await setCustomerStatus(admin, { id: own.userId, status: "disabled", reason: "stolen" });
    await setCustomerStatus(admin, { id: own.userId, status: "active", reason: "found" });
    expect([await status(token), await status(another)]).toEqual([401, 200]);
    const where = { action: "customers.disable", subjectId: own.userId };
    expect(await db.auditEvent.findFirstOrThrow({ where })).toMatchObject({ after: { revokedTokens: 1 } });
  });

  it("is used from the networks alone that it names, and its last use is written once a minute", async () => {
    const { token, row } = await createToken(owner, {
      ...{ ...everything, name: "d", addresses: ["198.51.100.0/24", "2001:db8::/32"] },
    });
    const from = async (ip: string) => (await ask(wallet(), { ...bearer(token), "x-kumquat-ip": ip })).status;
    expect([await from("203.0.113.7"), await from("198.51.100.9"), await from("2001:db8::5")]).toEqual([403, 200, 200]);
    const first = await db.apiToken.findUniqueOrThrow({ where: { id: row.id } });
    expect(first.lastUsedIp).toBe("203.0.113.7");
    await from("198.51.100.10");
    expect((await db.apiToken.findUniqueOrThrow({ where: { id: row.id } })).lastUsedAt).toEqual(first.lastUsedAt);
  });
});

describe("making a token", () => {
  it("keeps its hash alone, mails its owner, and is audited without it", async () => {
    const { token, row } = await createToken(owner, { ...everything, name: "私钥" });
    expect(token).toMatch(/^kq_[A-Za-z0-9_-]{43}$/);
    expect(row.ending).toBe(token.slice(-4));
    const dump = await database.asOwner<{ text: string }>(
      `SELECT row_to_json(t)::text AS text FROM api_tokens t
       UNION ALL SELECT row_to_json(m)::text FROM mails m UNION ALL SELECT row_to_json(e)::text FROM audit_events e`,
    );
    const all = dump.map(({ text }) => text).join("\n");
    expect(all).toContain("私钥");
    expect(all).not.toContain(token.slice(3));
    const mails = await db.mail.findMany({ where: { userId: owner.userId, template: "tokens.changed" } });
    expect(mails.at(-1)?.text).toContain("私钥");
  });

  it("refuses lists that are empty, unreadable or of somebody else's domains, beside the list", async () => {
    const stranger = await makePerson();
    await db.service.create({
      data: {
        ...{ customerId: stranger.id, productLine: "domain", name: "foreign.com", displayName: "foreign.com" },
        ...{ state: "active", config: {} },
      },
    });
    const asked = {
      ...{ ...everything, name: "e", areas: {}, zones: ["foreign.com"], types: [] },
      ...{ names: ["a..b"], addresses: ["203.0.113.0/33"] },
    };
    await expect(createToken(owner, asked)).rejects.toMatchObject({
      fields: {
        areas: { code: "token.no_area" },
        zones: { code: "token.zone_foreign" },
        types: { code: "token.list_empty" },
        names: { code: "token.name_pattern" },
        addresses: { code: "token.network" },
      },
    });
  });

  it("that buys wants a cap, and a cap wants a token that buys", async () => {
    const fault = async (asked: Partial<Parameters<typeof createToken>[1]>) => {
      const error = await createToken(owner, { ...everything, name: "g", ...asked }).catch((thrown: unknown) => thrown);
      return (error as { fields?: Record<string, { code: string }> }).fields;
    };
    const areas = { orders: "write" } as const;
    expect(await fault({ areas })).toMatchObject({ capFen: { code: "token.cap_missing" } });
    expect(await fault({ capFen: 100n })).toMatchObject({ capFen: { code: "token.cap_unused" } });
    for (const capFen of [0n, -1n, 10_000_001n]) {
      expect(await fault({ areas, capFen })).toMatchObject({ capFen: { code: "token.cap_range" } });
    }
    expect(await fault({ areas, capFen: 100n, dayCapFen: 101n })).toMatchObject({
      dayCapFen: { code: "token.day_cap_above" },
    });
    const { token, row } = await createToken(owner, { ...everything, areas, name: "g", capFen: 100n, dayCapFen: 50n });
    expect(row.cap).toEqual({ totalFen: 100n, dayFen: 50n, spentFen: 0n, spentTodayFen: 0n });
    const own = await ask(contractAt("GET /api/v1/token"), bearer(token));
    expect(await own.json()).toMatchObject({ id: row.id, cap: { totalFen: "100", dayFen: "50", spentFen: "0" } });
    const { headers } = await signedIn(await makePerson());
    const person = { cookie: headers.get("cookie") ?? "" };
    expect((await ask(contractAt("GET /api/v1/token"), person)).status).toBe(404);
  });

  it("stops at fifty at a time", async () => {
    const actor = reauthed((await signedIn(await makePerson())).actor as CustomerActor);
    await db.apiToken.createMany({
      data: Array.from({ length: 50 }, (_, at) => ({
        ...{ customerId: actor.userId, name: String(at), tokenHash: Buffer.from(`${at} ${actor.userId}`) },
        ...{ ending: "0000", grant: {} },
      })),
    });
    await expect(createToken(actor, { ...everything, name: "f" })).rejects.toMatchObject({ code: "token.too_many" });
  });
});
