import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makePerson, PASSWORD, reauthed, signedIn } from "@/lib/accounts/testing/people";
import type { CustomerActor, StaffActor, StaffRole } from "@/lib/core/actor";
import { scopesOfRole } from "@/lib/core/staff-scope-roles";
import { STAFF_SCOPES, type StaffScope, staffTokenMay } from "@/lib/core/staff-scopes";
import { changeStaff } from "@/lib/customers/change-staff";
import { db } from "@/lib/db/client";
import { openApi } from "@/lib/http/openapi";
import { createToken } from "@/lib/tokens/create-token";
import { createStaffToken } from "@/lib/tokens/staff/create-staff-token";
import { listStaffTokens } from "@/lib/tokens/staff/list-staff-tokens";
import { revokeStaffToken } from "@/lib/tokens/staff/revoke-staff-token";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { contracts } from "./contracts";
import { addressOf, askAsProgram, bearer, contractAt, expectRefused } from "./testing/ask-as-program";

/** Tokens of the staff as every route of the API sees them. */
let database: TestDatabase;
let admin: StaffActor;

beforeAll(async () => {
  database = await createTestDatabase({ APP_URL: "https://shop.example", RATE_LIMIT_FACTOR: "1000" });
  admin = await member("admin");
});
afterAll(() => database.drop());

async function member(role: StaffRole): Promise<StaffActor> {
  const person = await makePerson({ kind: "staff", role, name: role });
  return reauthed((await signedIn(person)).actor as StaffActor);
}

async function made(owner: StaffActor, scopes: StaffScope[] = scopesOfRole(owner.role), name = "对账") {
  const { token, row } = await createStaffToken(owner, { name, scopes, days: 30 });
  return { token, id: row.id, name, owner };
}

const orders = () => contractAt("GET /api/v1/admin/orders");
const audit = () => contractAt("GET /api/v1/admin/audit");
const statusOf = async (token: string, of = orders()) => (await askAsProgram(of, bearer(token))).status;
const problemOf = async (token: string, of = orders()) => {
  const answer = await askAsProgram(of, bearer(token));
  const { code, detail } = (await answer.json()) as { code: string; detail: string };
  return { status: answer.status, code, detail };
};
const used = (id: string) => db.auditEvent.findMany({ where: { action: "tokens.use", subjectId: id } });

describe("what is declared for staff tokens", () => {
  const declared = contracts.filter(({ staffToken }) => staffToken !== undefined);

  it("is the staff's, and asks for no password in any case", () => {
    expect(declared.filter(({ reauth }) => reauth !== undefined).map(addressOf)).toEqual([]);
    const ofStaff = (access: unknown) => access === "staff" || Array.isArray(access);
    expect(declared.filter(({ access }) => !ofStaff(access)).map(addressOf)).toEqual([]);
    expect(declared.filter(({ token }) => token !== undefined).map(addressOf)).toEqual([]);
    expect(declared.length).toBeGreaterThan(50);
  });

  it("reading scopes read, and each scope is shown to the roles that have any of it", () => {
    const reads = declared.filter(({ staffToken }) => staffToken?.endsWith(":read"));
    expect(reads.filter(({ method }) => method !== "GET").map(addressOf)).toEqual([]);
    for (const role of ["support", "finance", "admin"] as const) {
      const usable = STAFF_SCOPES.filter((scope) =>
        declared.some(
          ({ access, staffToken }) => staffToken === scope && (access === "staff" || access.includes(role)),
        ),
      );
      expect([role, scopesOfRole(role)]).toEqual([role, usable]);
    }
  });

  it("is described", () => {
    const document = openApi(contracts) as {
      paths: Record<string, Record<string, { security: object[]; description: string }>>;
    };
    const { security, description } = document.paths["/api/v1/admin/orders"]?.get ?? {};
    expect(security).toEqual([{ cookie: [] }, { staffToken: ["orders:read"] }]);
    expect(description).toContain("Staff token: orders:read.");
    expect(document.paths["/api/v1/admin/staff"]?.post?.security).toEqual([{ cookie: [] }]);
  });
});

describe("an admin's token of everything", () => {
  it("is refused by every route that is not declared, the customers' too: 403 and audited", async () => {
    const token = await made(admin);
    const refused = contracts.filter(({ staffToken }) => staffToken === undefined);
    expect(refused.length).toBeGreaterThan(250);
    const audited = await expectRefused(token, refused, ["token.unreachable"]);
    expect(audited[0]).toMatchObject({ actorKind: "staff", actorId: admin.userId, customerId: null });
    expect(await used(token.id)).toEqual([]);
  }, 240_000);

  it("reads, and each use is audited with its name", async () => {
    const token = await made(admin, ["customers:read"], "客户表");
    const customer = await makePerson();
    const one = contractAt("GET /api/v1/admin/customers/{id}");
    const answer = await askAsProgram(one, bearer(token.token), { ids: { id: customer.id } });
    expect([answer.status, ((await answer.json()) as { email: string }).email]).toEqual([200, customer.email]);
    const csv = await askAsProgram(contractAt("GET /api/v1/admin/customers/csv"), bearer(token.token));
    expect(csv.status).toBe(200);
    expect(await used(token.id)).toMatchObject([
      {
        ...{ actorKind: "staff", actorId: admin.userId, ip: "203.0.113.7" },
        after: { token: "客户表", route: addressOf(one), of: { id: customer.id } },
      },
      { after: { token: "客户表", route: "GET /api/v1/admin/customers/csv" } },
    ]);
    const exported = await db.auditEvent.findFirst({ where: { action: "customers.export", actorId: admin.userId } });
    expect(exported?.after).toMatchObject({ token: "客户表" });
    expect(await db.staffToken.findUniqueOrThrow({ where: { id: token.id } })).toMatchObject({
      lastUsedIp: "203.0.113.7",
    });
  });

  it("never counts as a cookie beside it, and no cookie makes up for a bad token", async () => {
    const person = await makePerson({ kind: "staff", role: "admin" });
    const cookie = (await signedIn(person)).headers.get("cookie") ?? "";
    const staff = contractAt("GET /api/v1/admin/staff");
    const { token } = await made(admin);
    expect((await askAsProgram(staff, { cookie })).status).toBe(200);
    expect((await askAsProgram(staff, { ...bearer(token), cookie })).status).toBe(403);
    expect((await askAsProgram(orders(), { ...bearer("kqs_nothing"), cookie })).status).toBe(401);
  });

  it("says what it is to itself, and to no person", async () => {
    const { token, id } = await made(admin, ["audit:read"]);
    const own = contractAt("GET /api/v1/admin/token");
    const answer = (await (await askAsProgram(own, bearer(token))).json()) as object;
    expect(answer).toMatchObject({ id, role: "admin", scopes: ["audit:read"], ending: token.slice(-4) });
    const person = await makePerson({ kind: "staff", role: "admin" });
    const cookie = (await signedIn(person)).headers.get("cookie") ?? "";
    expect((await askAsProgram(own, { cookie })).status).toBe(404);
  });
});

describe("a token with one scope", () => {
  it("is refused what other scopes are for, and reading does not write", async () => {
    const token = await made(admin, ["tickets:read"]);
    const refused = contracts.filter(
      ({ staffToken }) =>
        staffToken !== undefined && staffToken !== "any" && !staffTokenMay(["tickets:read"], staffToken),
    );
    expect(refused.map(addressOf)).toContain("POST /api/v1/admin/tickets/{id}/answers");
    await expectRefused(token, refused, ["token.scope"]);
    expect(await statusOf(token.token, contractAt("GET /api/v1/admin/tickets"))).toBe(200);
  }, 60_000);

  it("that writes also reads, and acts under its owner's name", async () => {
    const support = await member("support");
    const token = await made(support, ["tickets:write"], "客服系统");
    expect(await statusOf(token.token, contractAt("GET /api/v1/admin/tickets"))).toBe(200);
    const customer = await makePerson();
    const open = contractAt("POST /api/v1/admin/customers/{id}/tickets");
    const answer = await askAsProgram(open, bearer(token.token), {
      ids: { id: customer.id },
      body: { subject: "到期提醒", body: "您的域名快到期了。", files: [] },
    });
    expect(answer.status).toBe(200);
    const [row] = await db.auditEvent.findMany({
      where: { action: { startsWith: "tickets." }, actorId: support.userId },
    });
    expect(row).toMatchObject({ customerId: customer.id, after: { token: "客服系统" } });
  });
});

describe("the owner's role of that moment", () => {
  it("binds what a token may do: lowered it loses at once, disabled it ends for good, and a raised one adds no scope", async () => {
    const colleague = await member("finance");
    const { token, id } = await made(colleague, ["orders:read", "audit:read"]);
    expect([await statusOf(token), await statusOf(token, audit())]).toEqual([200, 200]);
    await changeStaff(admin, { id: colleague.userId, role: "support" });
    expect(await statusOf(token)).toBe(200);
    const refused = await problemOf(token, audit());
    expect(refused).toMatchObject({ status: 403, code: "token.role" });
    expect(refused.detail).toContain("职责");
    const rows = await db.auditEvent.findMany({ where: { action: "tokens.refused", subjectId: id } });
    expect(rows).toMatchObject([{ after: { code: "token.role", route: addressOf(audit()), role: "support" } }]);
    await changeStaff(admin, { id: colleague.userId, role: "admin" });
    expect(await statusOf(token, audit())).toBe(200);
    expect((await problemOf(token, contractAt("GET /api/v1/admin/customers"))).code).toBe("token.scope");
    await changeStaff(admin, { id: colleague.userId, status: "disabled" });
    expect(await problemOf(token)).toMatchObject({ status: 401, code: "token.invalid" });
    // Enabled again it stays revoked: somebody else may have it by then.
    await changeStaff(admin, { id: colleague.userId, status: "active" });
    expect(await statusOf(token)).toBe(401);
  });

  it("who is no longer one of the staff has no staff token", async () => {
    const colleague = await member("admin");
    const { token } = await made(colleague);
    await db.user.update({ where: { id: colleague.userId }, data: { kind: "customer", role: null } });
    expect(await statusOf(token)).toBe(401);
  });
});

describe("a token that does not work", () => {
  it.each([
    ["of another form", "kqs_short"],
    ["unknown", `kqs_${"A".repeat(43)}`],
  ])("%s is 401 and names the scheme", async (_, token) => {
    const answer = await askAsProgram(orders(), bearer(token));
    expect([answer.status, answer.headers.get("www-authenticate")]).toEqual([
      401,
      'Bearer realm="api", error="invalid_token"',
    ]);
  });

  it("ends with its time, and at once when it is revoked, by its owner or an admin alone", async () => {
    const support = await member("support");
    const short = await made(support);
    await db.staffToken.update({ where: { id: short.id }, data: { expiresAt: new Date() } });
    expect(await statusOf(short.token)).toBe(401);

    const own = await made(support);
    const other = await member("finance");
    await expect(revokeStaffToken(other, own)).rejects.toMatchObject({ status: 404 });
    await expect(revokeStaffToken({ ...support, sessionId: own.id }, own)).rejects.toMatchObject({ status: 401 });
    expect(await statusOf(own.token)).toBe(200);
    await revokeStaffToken(support, own);
    expect(await statusOf(own.token)).toBe(401);
    await expect(revokeStaffToken(support, own)).rejects.toMatchObject({ status: 404 });

    const another = await made(support, ["orders:read"], "别人的");
    await revokeStaffToken(admin, another);
    expect(await statusOf(another.token)).toBe(401);
    const mails = await db.mail.findMany({ where: { userId: support.userId, template: "tokens.changed" } });
    expect(mails.filter(({ text }) => text.includes("别人的"))).toHaveLength(2);
  });

  it("a customer's token at the staff's operations, and a staff token at the customers', are refused", async () => {
    const customer = reauthed((await signedIn(await makePerson())).actor as CustomerActor);
    const theirs = await createToken(customer, {
      ...{ name: "a", zones: null, types: null, names: null, addresses: null, days: null },
      areas: { dns: "write", services: "write", orders: "read", wallet: "read" },
    });
    const declared = contracts.filter(({ staffToken }) => staffToken !== undefined);
    await expectRefused({ token: theirs.token, id: theirs.row.id, name: "a" }, declared, ["token.unreachable"]);
    const { token } = await made(admin);
    expect(await problemOf(token, contractAt("GET /api/v1/wallet"))).toMatchObject({ status: 403 });
  }, 60_000);
});

describe("making a token", () => {
  it("keeps its hash alone, mails its owner, and is audited without it", async () => {
    const owner = await member("finance");
    const { token } = await made(owner, ["reports:read"], "私钥");
    expect(token).toMatch(/^kqs_[A-Za-z0-9_-]{43}$/);
    const dump = await database.asOwner<{ text: string }>(
      `SELECT row_to_json(t)::text AS text FROM staff_tokens t
       UNION ALL SELECT row_to_json(m)::text FROM mails m UNION ALL SELECT row_to_json(e)::text FROM audit_events e`,
    );
    const all = dump.map(({ text }) => text).join("\n");
    expect(all).toContain("私钥");
    expect(all).not.toContain(token.slice(4));
  });

  it("wants the password, a scope, and none that the role can't use", async () => {
    const person = await makePerson({ kind: "staff", role: "support" });
    const cookie = (await signedIn(person)).headers.get("cookie") ?? "";
    const create = contractAt("POST /api/v1/admin/tokens");
    const asked = { name: "a", scopes: ["orders:read"], days: 30 };
    const own = { cookie, origin: "https://shop.example" };
    const answer = await askAsProgram(create, own, { body: asked });
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([403, "reauth.required"]);
    const again = contractAt("POST /api/v1/account/reauth");
    expect((await askAsProgram(again, own, { body: { password: PASSWORD } })).status).toBe(204);
    const fault = async (over: object) => {
      const refused = await askAsProgram(create, own, { body: { ...asked, ...over } });
      return [refused.status, ((await refused.json()) as { fields?: object }).fields];
    };
    expect(await fault({ scopes: [] })).toMatchObject([422, { scopes: { code: "token.no_area" } }]);
    expect(await fault({ scopes: ["audit:read"] })).toMatchObject([422, { scopes: { code: "token.scope_of_role" } }]);
    expect(await fault({ scopes: ["staff:write"] })).toMatchObject([422, {}]);
    expect(await fault({ days: 366 })).toMatchObject([422, { days: {} }]);
    expect((await askAsProgram(create, own, { body: asked })).status).toBe(200);
  });

  it("stops at twenty at a time, and each sees their own, admins all", async () => {
    const owner = await member("support");
    for (let at = 0; at < 20; at++) await made(owner, ["orders:read"], String(at));
    await expect(made(owner)).rejects.toMatchObject({ code: "token.too_many" });
    expect((await listStaffTokens(owner)).rows).toHaveLength(20);
    const { rows } = await listStaffTokens(admin);
    expect(rows.filter((row) => row.owner.id === owner.userId)).toHaveLength(20);
    expect((await listStaffTokens(await member("finance"))).rows).toEqual([]);
  });
});
