import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { makePerson, sessionHeaders } from "@/lib/accounts/testing/people";
import { hashToken } from "@/lib/auth/authenticate";
import { AppError, invalid } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { sortOf } from "@/lib/core/sort";
import { createDb, type Db, db } from "@/lib/db/client";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { contract, fenText, nothing, pageInput } from "./contract";
import type { Problem } from "./problem";
import { serve } from "./serve";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ APP_URL: "https://shop.example" });
});
afterAll(() => database.drop());

const route = { params: Promise.resolve({ id: "7" }) };
const own = { origin: "https://shop.example", cookie: "x=1", "content-type": "application/json" };

function request(body: unknown, headers: Record<string, string> = own, method = "POST"): Request {
  return new Request("https://shop.example/api/v1/things/7", {
    method,
    headers: { "x-kumquat-ip": "192.0.2.1", ...headers },
    ...(method === "GET" ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
}

/** A token that may nothing but what every token may. */
async function tokenOf({ id: customerId }: { id: string }) {
  const token = `kq_${randomBytes(32).toString("base64url")}`;
  const grant = { areas: {}, zones: null, types: null, names: null, addresses: null };
  const kept = { tokenHash: hashToken(token), ending: token.slice(-4) };
  await db.apiToken.create({ data: { customerId, name: "x", grant, ...kept } });
  return { headers: { authorization: `Bearer ${token}`, "content-type": "application/json" } };
}

async function problemOf(response: Response): Promise<Problem> {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  return (await response.json()) as Problem;
}

const buy = contract({
  method: "POST",
  path: "/api/v1/things/{id}",
  summary: "Buys a thing.",
  access: "anyone",
  input: z.strictObject({
    id: z.string(),
    priceFen: fenText,
    phone: z.string().regex(/^\d+$/, "money.format").optional(),
  }),
  output: z.object({ boughtFen: fenText }),
  limit: { points: 100_000, seconds: 60 },
});

describe("a page's cursor", () => {
  const row = "019ac05f-30f4-7c1e-8f0a-6a7a52a0d1f2";
  const list = contract({
    method: "GET",
    path: "/api/v1/things",
    summary: "Lists things.",
    access: "anyone",
    input: z.object({ ...pageInput, q: z.string().optional(), sort: sortOf("made", "name").default("-made") }),
    output: z.object({ after: z.string().nullable(), next: z.string().nullable() }),
    limit: { points: 100_000, seconds: 60 },
  });
  const get = serve(list, async (_actor, { after }) => ({ after: after ?? null, next: row }));
  type Query = Partial<Record<"q" | "sort" | "after" | "take", string>>;
  const ask = async (query: Query) =>
    await get(new Request(`https://shop.example/api/v1/things?${new URLSearchParams(query)}`), route);
  const nextOf = async (query: Query) => ((await (await ask(query)).json()) as { next: string }).next;

  it("continues its own list, whatever the number of rows on a page", async () => {
    for (const query of [{}, { sort: "name" }, { q: "x", sort: "-name" }]) {
      const after = await nextOf(query);
      expect(await (await ask({ ...query, after, take: "5" })).json()).toEqual({ after: row, next: after });
    }
    // What is sorted so without being asked is the same list.
    expect((await ask({ sort: "-made", after: await nextOf({}) })).status).toBe(200);
  });

  it("of another sort or another filter is refused, instead of giving another page than the one after", async () => {
    const after = await nextOf({ q: "x", sort: "name" });
    for (const query of [{ q: "x", sort: "-name" }, { q: "x" }, { sort: "name" }, { q: "y", sort: "name" }]) {
      const refused = await ask({ ...query, after });
      expect([refused.status, await problemOf(refused)]).toEqual([
        400,
        expect.objectContaining({ code: "input.cursor", detail: expect.stringMatching(/。$/) }),
      ]);
    }
  });

  it("that a page of the site gave is taken as it is", async () => {
    expect(await (await ask({ after: row })).json()).toMatchObject({ after: row });
    expect((await ask({ after: `${row}.12345678` })).status).toBe(400);
  });
});

describe("serve", () => {
  it("gathers path and body, decodes money, encodes the answer", async () => {
    const post = serve(buy, async (_actor, input) => ({ boughtFen: input.priceFen + BigInt(input.id) }));
    const response = await post(request({ priceFen: "9007199254740993" }), route);
    expect(await response.json()).toEqual({ boughtFen: "9007199254741000" });
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  it("says per field, in the caller's language, what is wrong; unknown fields are refused", async () => {
    const post = serve(buy, async () => ({ boughtFen: 0n }));
    const zh = await problemOf(await post(request({ priceFen: "1.5", phone: "abc", role: "admin" }), route));
    expect(zh.status).toBe(422);
    expect(zh.fields?.priceFen?.message).toBe("金额要写成 1234.50 这样，最多两位小数。");
    expect(zh.fields?._?.code).toBe("input.unknown_field");
    const en = await problemOf(await post(request({}, { ...own, "accept-language": "en-GB,en;q=0.9" }), route));
    expect(en.fields?.priceFen).toEqual({ code: "input.required", message: "Please fill this in." });
  });

  it("says of a wrong format what is wanted, with the first text that exists", async () => {
    const hints = ["hostingLine.hints.nobodys", "hostingLine.hints.ftpName", "fields.format.email"];
    const params = { max: 10 };
    const post = serve(buy, async () => {
      throw invalid({
        "config.ftpName": { code: "offers.field.pattern", params, hints },
        "config.phone": { code: "offers.field.pattern", params, hints: ["fields.format.mobile"] },
        "config.code": { code: "offers.field.pattern", params, hints: ["nobodysLine.hints.code"] },
      });
    });
    expect((await problemOf(await post(request({ priceFen: "1" }), route))).fields).toEqual({
      "config.ftpName": {
        code: "offers.field.pattern",
        message: "格式不对。1 到 10 个英文字母，开通后不能更改。",
      },
      "config.phone": { code: "offers.field.pattern", message: "格式不对。11 位手机号码。" },
      "config.code": { code: "offers.field.pattern", message: "格式不对。" },
    });
    const en = await problemOf(await post(request({ priceFen: "1" }, { ...own, "accept-language": "en" }), route));
    expect(en.fields?.["config.ftpName"]?.message).toBe(
      "The format isn't right. 1 to 10 letters; it can't be changed later.",
    );
  });

  it("takes a visitor who goes away for no failure, and anything else that fails meanwhile for one", async () => {
    const failures = vi.spyOn(log, "error").mockImplementation(() => undefined);
    const leave = async (fail: (signal: AbortSignal) => unknown) => {
      const visitor = new AbortController();
      const post = serve(buy, async (_actor, _input, { signal }) => {
        visitor.abort();
        throw fail(signal);
      });
      await post(new Request(request({ priceFen: "1" }), { signal: visitor.signal }), route);
    };
    await leave((signal) => signal.reason);
    expect(failures).not.toHaveBeenCalled();
    await leave(() => new Error("broken"));
    expect(failures).toHaveBeenCalledOnce();
    failures.mockRestore();
  });

  it("takes a visitor who goes away while sending for no failure", async () => {
    const failures = vi.spyOn(log, "error").mockImplementation(() => undefined);
    const body = new ReadableStream({
      // What Node's server says of a request whose connection closed.
      pull: (controller) => controller.error(Object.assign(new Error("aborted"), { code: "ECONNRESET" })),
    });
    const init = { method: "POST", headers: { ...own, "x-kumquat-ip": "192.0.2.1" }, body, duplex: "half" };
    const post = serve(buy, async () => ({ boughtFen: 0n }));
    await post(new Request("https://shop.example/api/v1/things/7", init as RequestInit), route);
    expect(failures).not.toHaveBeenCalled();
    failures.mockRestore();
  });

  it("refuses what another site's page sends, and forms", async () => {
    let ran = 0;
    const post = serve(buy, async () => {
      ran++;
      return { boughtFen: 0n };
    });
    const foreign: [Record<string, string>, number][] = [
      [{ ...own, origin: "https://evil.example" }, 403],
      [{ ...own, origin: "null" }, 403],
      [{ cookie: "x=1", "content-type": "application/json" }, 403],
      [{ cookie: "x=1", "content-type": "application/json", "sec-fetch-site": "cross-site" }, 403],
      [{ ...own, origin: "https://shop.example.evil.example" }, 403],
      [{ ...own, "content-type": "text/plain" }, 415],
      [{ ...own, "content-type": "application/x-www-form-urlencoded" }, 415],
    ];
    for (const [headers, status] of foreign)
      expect((await post(request({ priceFen: "1" }, headers), route)).status).toBe(status);
    expect(ran).toBe(0);
    const same = { cookie: "x=1", "content-type": "application/json", "sec-fetch-site": "same-origin" };
    expect((await post(request({ priceFen: "1" }, same), route)).status).toBe(200);
  });

  it("answers hostile bodies with a clear 4xx", async () => {
    const post = serve(buy, async () => ({ boughtFen: 0n }));
    for (const body of ["", "{", "[]", '"x"', "null", "12", "x".repeat(70_000), '{"__proto__":{"a":1}}']) {
      const problem = await problemOf(await post(request(body), route));
      expect(problem.status).toBeGreaterThanOrEqual(400);
      expect(problem.status).toBeLessThan(500);
      expect(problem.detail).not.toBe(problem.code);
    }
  });

  it("refuses bytes that are no UTF-8 instead of keeping other characters, and takes the mark that some programs begin with", async () => {
    const post = serve(buy, async () => ({ boughtFen: 0n }));
    const sent = (...parts: (string | number[])[]) => {
      const body = Buffer.concat(
        parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from(part))),
      );
      return new Request("https://shop.example/api/v1/things/7", { method: "POST", headers: own, body });
    };
    const broken = await problemOf(await post(sent('{"priceFen":"1","phone":"', [0xc3, 0x28], '"}'), route));
    expect([broken.status, broken.code]).toEqual([400, "input.not_json"]);
    expect((await post(sent([0xef, 0xbb, 0xbf], '{"priceFen":"1"}'), route)).status).toBe(200);
  });

  it("refuses what a program names and the route does not know; a page's is left out", async () => {
    const record = z.object({ host: z.string() });
    const input = z.object({ id: z.string(), name: z.string().optional(), records: z.array(record).default([]) });
    const save = { ...contract({ ...buy, path: "/api/v1/saved/{id}", input }), token: "any" } as const;
    const list = { ...contract({ ...buy, method: "GET", path: "/api/v1/listed/{id}", input }), token: "any" } as const;
    const [post, get] = [serve(save, async () => ({ boughtFen: 0n })), serve(list, async () => ({ boughtFen: 0n }))];
    const { headers } = await tokenOf(await makePerson());
    const sent = { records: [{ host: "a" }, { host: "b", prio: 5 }], years: 2 };
    const problem = await problemOf(await post(request(sent, { ...headers, "accept-language": "en" }), route));
    expect([problem.status, problem.code]).toEqual([422, "input.invalid"]);
    expect(problem.fields?._).toMatchObject({ code: "input.unknown_field", message: expect.stringContaining("years") });
    expect(problem.fields?.["records.1"]?.message).toContain("prio");
    const asked = (query: string) => new Request(`https://shop.example/api/v1/listed/7?${query}`, { headers });
    expect((await get(asked("sate=expired"), route)).status).toBe(422);
    expect((await get(asked("name=expired"), route)).status).toBe(200);
    expect((await post(request(sent), route)).status).toBe(200);
  });

  it("refuses beside its field what no database can store, at any depth", async () => {
    const wide = contract({ ...buy, path: "/api/v1/wide/{id}", input: z.looseObject({ id: z.string() }) });
    const post = serve(wide, async () => ({ boughtFen: 0n }));
    const deep = (levels: number): unknown => (levels === 0 ? "end" : [deep(levels - 1)]);
    const refused: [body: unknown, field: string][] = [
      [{ name: "a\0b" }, "name"],
      [{ items: [{ note: "\ud800" }] }, "items.0.note"],
      [{ map: { "a\0": 1 } }, "map"],
      [{ deep: deep(3_000) }, "deep"],
    ];
    for (const [body, field] of refused) {
      const problem = await problemOf(await post(request(body), route));
      expect([problem.status, Object.keys(problem.fields ?? {})]).toEqual([422, [field]]);
    }
    expect((await post(request({ name: "😀 山", deep: deep(20) }), route)).status).toBe(200);
    const path = { params: Promise.resolve({ id: "7\0" }) };
    expect((await problemOf(await post(request({}), path))).fields?.id?.code).toBe("input.characters");
  });

  it("hides what an unexpected error says", async () => {
    const post = serve(buy, async () => {
      throw new Error("connection string with password");
    });
    const problem = await problemOf(await post(request({ priceFen: "1" }), route));
    expect(problem.status).toBe(500);
    expect(JSON.stringify(problem)).not.toContain("password");
  });

  it("answers 503 and when to come again while the database is away, whoever needed it", async () => {
    const logged = vi.spyOn(log, "error").mockImplementation(() => undefined);
    const shared = globalThis as { kumquatDb?: Db };
    const open = shared.kumquatDb;
    const read = contract({ ...buy, method: "GET", path: "/api/v1/away/{id}", input: z.object({ id: z.string() }) });
    const get = serve(read, async () => ({ boughtFen: BigInt(await db.user.count()) }));
    const once = serve(contract({ ...buy, path: "/api/v1/away-once/{id}", idempotent: true }), async () => ({
      boughtFen: 0n,
    }));
    const session = await sessionHeaders("nobody");
    shared.kumquatDb = createDb("postgresql://nobody@127.0.0.1:9/none");
    try {
      const answers = [
        await get(request(null, {}, "GET"), route),
        await get(request(null, Object.fromEntries(session), "GET"), route),
        await once(request({ priceFen: "1" }, { ...own, "idempotency-key": "key-while-away" }), route),
      ];
      for (const answer of answers) {
        expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "10"]);
        expect(await problemOf(answer)).toMatchObject({
          code: "database_away",
          detail: "商店暂时无法连接数据库，请稍后再试。",
        });
      }
    } finally {
      shared.kumquatDb = open;
      logged.mockRestore();
    }
    expect((await get(request(null, {}, "GET"), route)).status).toBe(200);
  });

  it("answers visitors with 401, and an empty output without a body", async () => {
    const staff = contract({ ...buy, access: ["admin"], output: nothing });
    expect((await serve(staff, async () => ({}))(request({ priceFen: "1" }), route)).status).toBe(401);
    const open = contract({ ...buy, output: nothing });
    expect((await serve(open, async () => ({}))(request({ priceFen: "1" }), route)).status).toBe(204);
  });

  it("limits a caller and says for how long", async () => {
    const scarce = contract({ ...buy, path: "/api/v1/scarce/{id}", limit: { points: 2, seconds: 60 } });
    const post = serve(scarce, async () => ({ boughtFen: 0n }));
    for (let i = 0; i < 2; i++) expect((await post(request({ priceFen: "1" }), route)).status).toBe(200);
    const refused = await post(request({ priceFen: "1" }), route);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    // What went wrong is looked for by it, more often than what went well.
    expect(refused.headers.get("x-request-id")).toBe((await refused.json()).requestId);
    const elsewhere = request({ priceFen: "1" }, { ...own, "x-kumquat-ip": "192.0.2.2" });
    expect((await post(elsewhere, route)).status).toBe(200);
  });
});

describe("Idempotency-Key", () => {
  const once = contract({ ...buy, path: "/api/v1/once/{id}", idempotent: true });
  const keyed = (key: string) => ({ ...own, "idempotency-key": key });

  it("200 parallel requests with one key act once and answer the same", async () => {
    let ran = 0;
    const post = serve(once, async () => {
      ran++;
      await new Promise((resolve) => setTimeout(resolve, 50));
      return { boughtFen: BigInt(ran) };
    });
    const answers = await Promise.all(
      Array.from({ length: 200 }, async () =>
        (await post(request({ priceFen: "1" }, keyed("key-number-1")), route)).json(),
      ),
    );
    expect(ran).toBe(1);
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set(['{"boughtFen":"1"}']));
  }, 30_000);

  it("refuses the same key with another body, and a missing one", async () => {
    const post = serve(once, async () => ({ boughtFen: 1n }));
    expect((await post(request({ priceFen: "1" }, keyed("key-number-2")), route)).status).toBe(200);
    expect((await post(request({ priceFen: "2" }, keyed("key-number-2")), route)).status).toBe(409);
    expect((await post(request({ priceFen: "1" }), route)).status).toBe(400);
  });

  it("says of a key that is too short, or has other characters, what a key is, instead of that there is none", async () => {
    const post = serve(once, async () => ({ boughtFen: 1n }));
    for (const key of ["short", "order:2026/1", "k".repeat(101)]) {
      const answer = await post(request({ priceFen: "1" }, keyed(key)), route);
      expect([answer.status, (await answer.json()).code]).toEqual([400, "idempotency.malformed"]);
    }
  });

  it("a refusal leaves the key free for another try", async () => {
    let refuse = true;
    const post = serve(once, async () => {
      if (refuse) throw invalid({ id: "input.format" });
      return { boughtFen: 5n };
    });
    expect((await post(request({ priceFen: "1" }, keyed("key-number-3")), route)).status).toBe(422);
    refuse = false;
    expect((await post(request({ priceFen: "1" }, keyed("key-number-3")), route)).status).toBe(200);
  });

  it("keeps callers apart", async () => {
    let ran = 0;
    const post = serve(once, async () => {
      ran++;
      if (ran > 2) throw new AppError("internal", 500);
      return { boughtFen: BigInt(ran) };
    });
    await post(request({ priceFen: "1" }, keyed("key-number-4")), route);
    await post(request({ priceFen: "1" }, { ...keyed("key-number-4"), "x-kumquat-ip": "192.0.2.9" }), route);
    expect(ran).toBe(2);
  });
});
