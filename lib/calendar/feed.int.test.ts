import { afterAll, beforeAll, expect, it } from "vitest";
import { GET } from "@/app/api/v1/calendar/[token]/expiries.ics/route";
import { POST as REVEAL } from "@/app/api/v1/calendar/feed/reveal/route";
import { DELETE, POST } from "@/app/api/v1/calendar/feed/route";
import { makePerson, signedIn } from "@/lib/accounts/testing/people";
import { newId } from "@/lib/core/id";
import { DAY_MS } from "@/lib/core/time";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { readCalendar } from "./read-calendar";

/** The calendar's secret address, through its routes. */
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ APP_URL: "https://shop.example", RATE_LIMIT_FACTOR: "100" });
});
afterAll(() => database.drop());

const db = () => database.db;
type Route = (request: Request, route: { params: Promise<Record<string, string>> }) => Promise<Response>;

function put(customerId: string, name: string, expiresAt: Date, change: Record<string, unknown> = {}) {
  const id = newId();
  const shown = { productLine: "domain", name, displayName: name, state: "active" as const, config: {} };
  return db().service.create({ data: { id, customerId, ...shown, expiresAt, ...change } });
}

async function customer() {
  const person = await makePerson({ name: "林晓雯" });
  const { headers, actor } = await signedIn(person);
  await database.db.session.update({ where: { id: actor.sessionId }, data: { reauthAt: new Date() } });
  headers.set("origin", "https://shop.example");
  headers.set("content-type", "application/json");
  const call = async (route: Route, method: string) => {
    const body = method === "POST" ? { body: "{}" } : {};
    const request = new Request("https://shop.example/api/v1/calendar/feed", { method, headers, ...body });
    const answer = await route(request, { params: Promise.resolve({}) });
    const text = await answer.text();
    return { status: answer.status, url: text ? (JSON.parse(text) as { url?: string }).url : undefined };
  };
  if (actor.kind !== "customer") throw new Error("not a customer");
  return { id: person.id, actor, call };
}

const tokenOf = (url = "") => /\/calendar\/([\w-]+)\/expiries\.ics$/.exec(url)?.[1] ?? "";
const fetchFeed = (url: string | undefined) =>
  GET(new Request(url ?? "https://shop.example", { headers: { "x-kumquat-ip": "203.0.113.9" } }), {
    params: Promise.resolve({ token: tokenOf(url) }),
  });

it("is read by whoever knows it, shows days in Shanghai, and nothing of anybody else", async () => {
  const { id, call } = await customer();
  const other = await customer();
  await put(other.id, "theirs.com", new Date(Date.now() + 30 * DAY_MS));
  const night = await put(id, "山里茶.中国", new Date("2027-03-01T16:30:00Z"), {
    autoRenew: true,
    autoRenewCeilingFen: 8_800n,
  });
  await put(id, "ended.com", new Date("2027-03-01T00:00:00Z"), { endedAt: new Date() });
  expect((await call(REVEAL, "POST")).status).toBe(404);
  const { url } = await call(POST, "POST");
  expect(url).toMatch(/^https:\/\/shop\.example\/api\/v1\/calendar\/[\w-]{43}\/expiries\.ics$/);
  const answer = await fetchFeed(url);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  expect(answer.headers.get("cache-control")).toContain("private");
  const text = (await answer.text()).replace(/\r\n /g, "");
  expect(text).toContain(`UID:${night.id}@shop.example\r\n`);
  expect(text).toContain("DTSTART;VALUE=DATE:20270302\r\n");
  expect(text).toContain("SUMMARY:山里茶.中国 到期\r\n");
  expect(text).toContain("最多 ¥88.00");
  expect(text).not.toContain("ended.com");
  expect(text).not.toContain("theirs.com");
  // Renewed: the same event, another day.
  await db().service.update({ where: { id: night.id }, data: { expiresAt: new Date("2028-03-01T16:30:00Z") } });
  const later = await (await fetchFeed(url)).text();
  expect(later).toContain("DTSTART;VALUE=DATE:20280302");
  expect(later.replace(/\r\n /g, "")).toContain(`UID:${night.id}@shop.example`);
});

it("is replaced and switched off, which the old address notices at once; each of it is audited, and no row holds it", async () => {
  const { id, actor, call } = await customer();
  const first = (await call(POST, "POST")).url;
  expect((await call(REVEAL, "POST")).url).toBe(first);
  const second = (await call(POST, "POST")).url;
  expect(second).not.toBe(first);
  expect([(await fetchFeed(first)).status, (await fetchFeed(second)).status]).toEqual([404, 200]);
  expect((await call(REVEAL, "POST")).url).toBe(second);
  expect((await readCalendar(actor)).feedSince).not.toBeNull();
  const row = await db().calendarFeed.findUniqueOrThrow({ where: { customerId: id } });
  for (const bytes of [row.tokenHash, row.tokenEnc])
    expect(Buffer.from(bytes).toString("latin1")).not.toContain(tokenOf(second));
  await db().user.update({ where: { id }, data: { status: "disabled" } });
  expect((await fetchFeed(second)).status).toBe(404);
  await db().user.update({ where: { id }, data: { status: "active" } });
  expect([(await call(DELETE, "DELETE")).status, (await call(DELETE, "DELETE")).status]).toEqual([204, 204]);
  expect((await fetchFeed(second)).status).toBe(404);
  expect((await readCalendar(actor)).feedSince).toBeNull();
  const audit = await db().auditEvent.findMany({ where: { customerId: id }, orderBy: { id: "asc" } });
  expect(audit.map(({ action }) => action).filter((action) => action.includes("feed"))).toEqual([
    "services.renew-feed",
    "services.reveal-feed",
    "services.renew-feed",
    "services.reveal-feed",
    "services.end-feed",
  ]);
  expect(JSON.stringify(audit, (_, value) => (typeof value === "bigint" ? String(value) : value))).not.toContain(
    tokenOf(second),
  );
});

it("says the same about an address that never was", async () => {
  for (const token of ["x", "x".repeat(43), "x".repeat(150), "%00"]) {
    const answer = await GET(new Request("https://shop.example"), { params: Promise.resolve({ token }) });
    expect(answer.status).toBe(404);
  }
});
