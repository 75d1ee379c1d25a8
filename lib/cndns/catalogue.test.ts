import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { cutShort, differences } from "./catalogue/differences";
import type { DocumentedRequest } from "./catalogue/documented-request";
import { realUrls } from "./client";
import { encodeInput } from "./encode";
import type { AnyRow } from "./endpoint";
import { interpret } from "./interpret";
import type { Outcome } from "./outcome";
import { describeParams } from "./params";
import { rows } from "./rows";

/** One endpoint as the manual prints it. */
interface Entry {
  id: string;
  url: string;
  effect: string;
  post: string[];
  params: { name: string; required: boolean | "conditional" }[];
  codes: number[];
  requests: string[];
  answers: { raw: string; validJson: boolean }[];
}

const folder = new URL("./catalogue/", import.meta.url);

/** Every chapter of the folder, in the order of the ids; the examples of one endpoint stay in the order of the print. */
const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : Number(a.id > b.id));
const entries = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")) as Entry[])
  .sort(byId);

async function loadRequests(): Promise<DocumentedRequest[]> {
  const names = readdirSync(new URL("requests/", folder)).map((name) => basename(name, ".ts"));
  const load = async (name: string): Promise<{ default: readonly DocumentedRequest[] }> =>
    import(`./catalogue/requests/${name}.ts`);
  return (await Promise.all(names.map(load))).flatMap(({ default: requests }) => requests).sort(byId);
}
const documentedRequests = await loadRequests();

const table = new Map(rows.map(({ row }) => [row.id, row]));
const rowOf = (id: string): AnyRow => {
  const row = table.get(id);
  if (!row) throw new Error(`no row for ${id}`);
  return row;
};

const used = new Set<string>();
function allowed(id: string, what: string, name: string): boolean {
  const found = differences.find((d) => d.id === id && d.what === what && d.name === name.split(" ")[0]);
  if (found) used.add(`${id} ${what} ${found.name}`);
  return found !== undefined;
}

/** The names that only one of the two lists has, without the listed differences. */
function unexplained(id: string, what: string, ours: Iterable<string>, theirs: Iterable<string>): string[] {
  const [a, b] = [new Set(ours), new Set(theirs)];
  const missing = [...b].filter((name) => !a.has(name) && !allowed(id, what, name)).map((name) => `missing ${name}`);
  const invented = [...a].filter((name) => !b.has(name) && !allowed(id, what, name)).map((name) => `invented ${name}`);
  return [...missing, ...invented];
}

const strictness = (p: { required: boolean | string }) => [false, "conditional", true].indexOf(p.required as boolean);

describe("rows against the catalogue", () => {
  it("has a row for every endpoint, and none that the catalogue doesn't know", () => {
    const documented = rows.filter(({ row }) => row.documented !== false).map(({ row }) => row.id);
    expect(documented.toSorted()).toEqual(entries.map((entry) => entry.id).toSorted());
    expect(new Set(rows.map(({ row }) => row.id)).size).toBe(rows.length);
  });

  it.each(entries)("$id: address, effect, parameters, codes", (entry) => {
    const row = rowOf(entry.id);
    const url = realUrls[row.host].replace(/^https:/, "http:") + row.path;
    if (url !== entry.url) expect(allowed(entry.id, "url", row.path), url).toBe(true);
    if (row.effect !== entry.effect) expect(allowed(entry.id, "effect", row.effect), row.effect).toBe(true);
    const params = describeParams(row);
    // A parameter may be in several tables (tag, location): the strictest one says whether it is required.
    const required = (list: readonly { name: string; required: boolean | string }[]) =>
      [...new Map(list.toSorted((a, b) => strictness(a) - strictness(b)).map((p) => [p.name, p.required]))].map(
        ([name, value]) => `${name} ${value}`,
      );
    const problems = [
      ...unexplained(
        entry.id,
        "param",
        params.map((p) => p.name),
        entry.params.map((p) => p.name),
      ),
      ...unexplained(entry.id, "required", required(params), required(entry.params)),
      ...unexplained(entry.id, "code", Object.keys(row.codes), entry.codes.map(String)),
    ];
    expect(problems).toEqual([]);
    const keys = new Map(params.flatMap((p) => p.keys.map((key) => [key, p.name])));
    expect((row.post ?? []).map((key) => keys.get(key))).toEqual(entry.post);
    for (const key of [...(row.secret ?? []), ...(row.commas ?? []), ...Object.keys(row.wire ?? {})]) {
      expect(keys.has(key), `${key} is a key of the input`).toBe(true);
    }
  });

  it("sorts every code of a purchase by a name, and what may come after charging is unknown", () => {
    for (const { row } of rows) {
      for (const entry of Object.values(row.codes)) expect(entry).toMatch(/^(rejected|ours|unknown):[a-z0-9_]+$/);
    }
    const sorted = (id: string, sort: string) =>
      Object.entries(rowOf(id).codes)
        .filter(([, name]) => name.startsWith(sort))
        .map(([code]) => Number(code));
    expect(sorted("domains.CreateDom", "unknown")).toEqual([11117, 11120, 11123, 11129, 11130]);
    expect(sorted("domains.DomainRenew", "unknown")).toEqual([11604]);
    expect(sorted("domains.domainzhuanru", "unknown")).toEqual([11739, 11740, 11741, 11744]);
    expect(sorted("domains.domainzhuanru", "ours")).toEqual([11738]);
  });

  it("lists no difference that is none", () => {
    expect(differences.filter((d) => !used.has(`${d.id} ${d.what} ${d.name}`))).toEqual([]);
  });
});

/** The query of a printed request: unencoded, with the blanks and raw # and & of the print. */
function printedQuery(raw: string): Map<string, string> {
  const pairs = raw
    .slice(raw.indexOf("?") + 1)
    .split("&")
    .map((pair) => {
      const at = pair.indexOf("=");
      const value = pair.slice(at + 1).trim();
      return [pair.slice(0, at).trim(), /%[0-9A-F]{2}/.test(value) ? decodeURIComponent(value) : value] as const;
    });
  return new Map(pairs.filter(([name, value]) => value !== "" && !["username", "otime", "checksum"].includes(name)));
}

const printed = entries.flatMap((entry) => entry.requests.map((raw) => ({ id: entry.id, raw })));

describe("documented requests", () => {
  it("are all written as a caller would", () => {
    expect(documentedRequests.map((r) => r.id)).toEqual(printed.map((r) => r.id));
  });

  it.each(documentedRequests.map((request, i) => ({ ...request, raw: printed[i]?.raw ?? "" })))(
    "$id encodes to the same query",
    ({ id, input, raw, printed: corrections = {} }) => {
      const expected = printedQuery(raw);
      for (const [name, value] of Object.entries(corrections)) {
        if (value === null) expect(expected.delete(name), `${name} is printed`).toBe(true);
        else expected.set(name, value);
      }
      const encoded = encodeInput(rowOf(id), input);
      expect(Object.fromEntries(encoded.query)).toEqual(Object.fromEntries(expected));
    },
  );
});

/** Inputs for endpoints whose printed answers belong to different inputs. */
const askedFor: Record<string, unknown[]> = {
  "check.check": [
    { label: "cndns", suffix: ".com" },
    { label: "cndns", suffix: ".net" },
    { label: "chinacndns", suffix: ".com.cn" },
  ],
};

function decode(
  id: string,
  raw: string,
  input: unknown = {},
  row = rowOf(id),
): { outcome: Outcome<unknown>; notes: string[] } {
  const sent = { kind: "reply" as const, httpStatus: 200, bytes: Buffer.from(raw), date: null };
  return interpret(row, input, sent);
}

const answers = entries.flatMap((entry) =>
  entry.answers.map((answer, i) => ({ id: entry.id, i, ...answer, input: askedFor[entry.id]?.[i] ?? {} })),
);

describe("documented answers", () => {
  it.each(answers)("$id [$i] decodes", ({ id, raw, validJson, input }) => {
    let { outcome, notes } = decode(id, raw, input);
    if (rowOf(id).effect === "purchase" && !validJson) {
      // A purchase with a repaired answer is unknown; its shape is still readable.
      expect(outcome).toMatchObject({ kind: "unknown", reason: "repaired" });
      ({ outcome, notes } = decode(id, raw, input, { ...rowOf(id), effect: "write" }));
    }
    if (/"status"\s*:\s*"failed"/.test(raw) && !rowOf(id).emptyMayFail) {
      expect(["rejected", "unknown"]).toContain(outcome.kind);
      if (outcome.kind === "unknown") expect(outcome.reason).toMatch(/^(text_only|code)$/);
      return;
    }
    expect(outcome).toMatchObject({ kind: "ok", incomplete: !validJson && cutShort.includes(id) });
    expect(
      notes.some((note) => note.startsWith("repaired")),
      notes.join(),
    ).toBe(!validJson);
  });

  const value = (id: string, i = 0) => {
    const answer = answers.find((a) => a.id === id && a.i === i);
    if (!answer) throw new Error(`no answer ${i} of ${id}`);
    const { outcome } = decode(id, answer.raw, answer.input);
    return outcome.kind === "ok" ? outcome.value : outcome;
  };

  it("into clean types", () => {
    expect(value("check.check", 0)).toEqual({ availability: "taken" });
    expect(value("check.check", 1)).toEqual({ availability: "available" });
    expect(value("check.check", 2)).toEqual({ availability: "error" });
    expect(value("domains.CreateContact")).toBe("91");
    expect(value("domains.DeleteContact")).toBeNull();
    expect(value("domains.ContactList")).toMatchObject([
      {
        contactId: "51",
        ownerEn: "meicheng hulian",
        firstNameEn: "san",
        kind: null,
        nameKind: "other",
        registeredAt: new Date("2012-09-14T08:17:00Z"),
        review: "in_review",
        use: "normal",
        whiteListed: "other",
        cnnic: true,
      },
    ]);
    expect(value("domains.ContactInfo")).toMatchObject([
      { contactId: "23", role: "owner", kind: "enterprise", documentType: "ORG" },
      { contactId: null, role: "administrator" },
      { role: "technical" },
      { role: "billing" },
    ]);
    expect(value("domains.domainzhuanrustate")).toEqual({ state: "done", stateNumber: 10, stateText: "转入成功" });
    expect(value("domains.DNSList")).toEqual(["ns7.cdncenter.com", "ns8.cdncenter.com"]);
    expect(value("domains.RecList")).toEqual({ items: [], unreadable: [] });
    expect(value("domains.AddRec")).toBe("123");
    expect(value("domains.DeleteRec")).toMatchObject({
      kind: "rejected",
      code: 11318,
      name: "record_not_found",
      text: "解析信息不存在",
    });
    expect(value("domains.ModifyContact")).toMatchObject({ kind: "rejected", code: 11037, name: "reviewed" });
    expect(value("domains.checkAuditResult")).toEqual([{ domain: "qewfdsfzsdffsd.cn", state: "refused", memo: null }]);
    expect(value("user.userdetail")).toEqual({
      borrowedFen: 0n,
      frozenFen: -61000n,
      balanceFen: 209731n,
      availableFen: 270731n,
      usedFen: 181239605n,
      temporaryFen: 0n,
      rewardFen: 179951200n,
      remittedFen: 1498136n,
    });
    expect(value("product.getProductPrice")).toBe(2000n);
    expect(value("product.getProductPrice", 1)).toEqual({ kind: "unknown", reason: "text_only", text: "具体消息" });
  });

  it("a domain's details", () => {
    expect(value("domains.DomainDetail")).toMatchObject({
      domain: "43tefradsfasdfads.com",
      state: "running",
      registeredAt: new Date("2014-01-15T10:21:14Z"),
      expiresAt: new Date("2015-01-15T10:21:14Z"),
      password: "bbbbbbbbbbbb",
      hongKongReview: null,
      contactId: "123456",
      mostRecords: 50,
      nameServers: [
        { host: "ns1.ezdnscenter.com", address: "113.105.171.90" },
        { host: "ns2.ezdnscenter.com", address: "117.25.149.43" },
        { host: "ns3.ezdnscenter.com" },
        { host: "ns4.ezdnscenter.com" },
        { host: "ns5.ezdnscenter.com" },
        { host: "ns6.ezdnscenter.com" },
      ],
    });
    const shouting = '{"status":"success","message":{"Runstate":"Not certified","ExpireTime":"2027-1-5"}}';
    expect(decode("domains.DomainDetail", shouting).outcome).toMatchObject({
      kind: "ok",
      value: { state: "not_certified", expiresAt: new Date("2027-01-04T16:00:00Z") },
    });
  });
});
