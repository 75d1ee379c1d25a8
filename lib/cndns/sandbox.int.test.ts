import { randomBytes } from "node:crypto";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addYears, otimeText } from "@/lib/core/time";
import { SandboxControl } from "@/sandbox/control/control";
import { sandboxCredentials } from "@/sandbox/http/credentials";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { type CallEntry, type Client, createClient, type Otime } from "./client";
import { readAudit, submitAudit } from "./endpoints/audit";
import { checkDomain, whois } from "./endpoints/check";
import { changeContact, createContact, deleteContact, listContacts, readContact } from "./endpoints/domain-contacts";
import {
  addRecord,
  changeRecord,
  deleteRecord,
  listRecords,
  readDomainNameServers,
  resetDomainNameServers,
  setDomainNameServers,
} from "./endpoints/domain-dns";
import {
  cancelUpstreamTransfer,
  readUpstreamTransfer,
  restartUpstreamTransfer,
  transferDomain,
} from "./endpoints/domain-transfers";
import { listDomains, readDomain, registerDomain, renewDomain, setDomainPassword } from "./endpoints/domains";
import { checkUpstreamProductName, readAgentMoney, readPrice, readRenewPrice } from "./endpoints/product-and-user";
import type { Outcome } from "./outcome";

/** The client against the sandbox, which was written from the manual independently of these rows. */
let sandbox: RunningSandbox;
let control: SandboxControl;
let client: Client;
const HOUR_MS = 3_600_000;
const entries: CallEntry[] = [];

let last = 0;
function nextOtime(): Otime {
  last = Math.max(last + 1, sandbox.world.now());
  return { text: otimeText(new Date(last)), ms: BigInt(last) };
}
const purchase = () => ({ attemptId: `attempt-${last}`, otime: nextOtime(), beforeSend: () => true });

beforeAll(async () => {
  sandbox = await startSandbox();
  control = new SandboxControl(sandbox.url);
  client = createClient({
    credentials: sandboxCredentials,
    urls: { api: sandbox.url, check: sandbox.url, support: `${sandbox.url}/api` },
    nextOtime: async () => nextOtime(),
    logCall: (entry) => void entries.push(entry),
    storePurchaseReply: async () => undefined,
  });
});
afterAll(async () => {
  client.close();
  await sandbox.close();
});

function value<T>(outcome: Outcome<T>): T {
  if (outcome.kind !== "ok") throw new Error(JSON.stringify(outcome));
  expect(outcome.incomplete).toBe(false);
  return outcome.value;
}

const contact = {
  ownerEn: "shanghai jinju keji youxian gongsi",
  lastNameEn: "zhang",
  firstNameEn: "san",
  countryEn: "CN",
  provinceEn: "shanghai",
  cityEn: "shanghai",
  addressEn: "zhang yang lu 707 hao",
  ownerCn: "上海金橘科技有限公司",
  lastNameCn: "张",
  firstNameCn: "三",
  countryCn: "中国",
  provinceCn: "上海",
  cityCn: "上海市",
  addressCn: "上海浦东新区张杨路707号",
  postcode: "200063",
  phone: "+86.02138492347",
  fax: "+86.02138492347",
  email: "owner@example.com",
  kind: "enterprise",
  documentType: "social_credit_code",
  documentNumber: "91310000MA1FL0000X",
} as const;

const person = {
  kind: "person",
  ownerCn: "张三",
  documentType: "identity_card",
  documentNumber: "110101199003070134",
} as const;

const domain = `kumquat${Date.now()}.com`;
let contactId = "";

describe("the client on the sandbox", () => {
  it("asks the check host and the prices", async () => {
    const label = domain.slice(0, -4);
    expect(value(await client.call(checkDomain, { label, suffix: ".com" }))).toEqual({ availability: "available" });
    expect(await client.call(checkUpstreamProductName, { name: domain, product: "domain" })).toMatchObject({
      kind: "ok",
    });
    const price = await client.call(readPrice, { product: "domain", years: 1, names: "english", suffix: ".com" });
    expect(value(price)).toBeGreaterThan(0n);
    const money = value(await client.call(readAgentMoney, {}));
    expect(money.availableFen).toBeGreaterThan(0n);
    expect((await client.call(whois, { domain: "example.com" })).kind).not.toBe("unknown");
  });

  it("keeps contacts", async () => {
    contactId = value(await client.call(createContact, contact));
    const spare = value(await client.call(createContact, { ...contact, ...person }));
    const list = value(await client.call(listContacts, {}));
    expect(list).toContainEqual(expect.objectContaining({ contactId, ownerCn: contact.ownerCn, phone: contact.phone }));
    expect(
      value(await client.call(changeContact, { ...contact, ...person, email: "new@example.com", contactId: spare })),
    ).toBeNull();
    expect(value(await client.call(readContact, { contactId: spare }))[0]).toMatchObject({ email: "new@example.com" });
    expect(value(await client.call(deleteContact, { contactId: spare }))).toBeNull();
    expect(await client.call(deleteContact, { contactId: spare })).toMatchObject({
      kind: expect.stringMatching(/rejected|unknown/),
    });
  });

  it("registers once, refuses the second time, renews with the expiry it saw", async () => {
    const before = value(await client.call(readAgentMoney, {})).availableFen ?? 0n;
    const order = {
      contactId,
      domain,
      years: 1,
      password: "abc12345",
      nameServers: ["ns1.example.net", "ns2.example.net"],
    };
    expect(value(await client.call(registerDomain, order, purchase()))).toBeNull();
    expect(await client.call(registerDomain, order, purchase())).toMatchObject({ kind: "rejected" });
    await control.advance(HOUR_MS);
    const detail = value(await client.call(readDomain, { domain }));
    expect(detail).toMatchObject({ domain, contactId });
    expect(detail.expiresAt).toBeInstanceOf(Date);
    expect(value(await client.call(readAgentMoney, {})).availableFen).toBeLessThan(before);
    const seenExpiry = detail.expiresAt ?? new Date();
    const wrong = new Date(seenExpiry.getTime() - 40 * 86_400_000);
    expect(await client.call(renewDomain, { domain, years: 1, seenExpiry: wrong }, purchase())).toMatchObject({
      kind: "rejected",
    });
    expect(await client.call(renewDomain, { domain, years: 2, seenExpiry }, purchase())).toMatchObject({ kind: "ok" });
    await control.advance(HOUR_MS);
    const renewed = value(await client.call(readDomain, { domain }));
    expect(renewed.expiresAt).toEqual(addYears(seenExpiry, 2));
    expect(value(await client.call(readRenewPrice, { product: "domain", name: domain, years: 1 }))).toBeGreaterThan(0n);
    const listed = await client.call(listDomains, { kind: "english" });
    if (listed.kind === "ok") expect(listed.value.map((one) => one.domain)).toContain(domain);
    expect(value(await client.call(setDomainPassword, { domain, password: "neu45678" }))).toBeNull();
    expect(value(await client.call(readDomain, { domain })).password).toBe("neu45678");
  });

  it("hands in documents and follows the review", async () => {
    const material = {
      contactId,
      kind: "enterprise",
      organisation: "company",
      document: "social_credit_code",
      documentPicture: await photo(),
      documentNumber: "91310000MA1FL0000X",
    } as const;
    expect(value(await client.call(submitAudit, material))).toBeNull();
    expect(value(await client.call(readAudit, { contactId }))[0]?.state).toMatch(/waiting|in_review/);
    for (let hours = 0; hours < 72; hours += 24) await control.advance(24 * HOUR_MS);
    expect(value(await client.call(readAudit, { contactId }))[0]?.state).toMatch(/passed|refused/);
    expect(value(await client.call(readAudit, { domains: [domain, `b${domain}`] })).length).toBeLessThanOrEqual(2);
  });

  it("keeps name servers and records", async () => {
    const servers = ["ns1.example.net", "ns2.example.net", "ns3.example.net"];
    expect(value(await client.call(setDomainNameServers, { domain, nameServers: servers }))).toBeNull();
    expect(value(await client.call(readDomainNameServers, { domain }))).toEqual(servers);
    const record = { domain, host: "www", type: "A", value: "192.0.2.1", ttlSeconds: 600 } as const;
    expect(await client.call(addRecord, record)).toMatchObject({ kind: "rejected", name: "other_name_servers" });
    expect(value(await client.call(resetDomainNameServers, { domain }))).toBeNull();
    expect(value(await client.call(listRecords, { domain }))).toEqual({ items: [], unreadable: [] });
    const recordId = value(await client.call(addRecord, record));
    value(await client.call(addRecord, { ...record, host: "@", type: "MX", priority: 5, value: "mail.example.net." }));
    value(await client.call(addRecord, { ...record, host: "_x", type: "TXT", value: 'v=spf1 a "b" \\ # & + % ~all' }));
    expect(
      value(await client.call(changeRecord, { domain, recordId, value: "192.0.2.2", ttlSeconds: 300 })),
    ).toBeNull();
    const { items: records } = value(await client.call(listRecords, { domain }));
    expect(records.toSorted((a, b) => a.host.localeCompare(b.host))).toMatchObject([
      { host: "_x", type: "TXT", value: 'v=spf1 a "b" \\ # & + % ~all' },
      { host: "@", type: "MX", priority: 5, value: "mail.example.net." },
      { recordId, host: "www", type: "A", value: "192.0.2.2", ttlSeconds: 300 },
    ]);
    expect(value(await client.call(deleteRecord, { domain, recordId }))).toBeNull();
    expect(await client.call(deleteRecord, { domain, recordId })).toMatchObject({ name: "record_not_found" });
  });

  it("moves a domain in", async () => {
    const moving = `m${domain}`;
    await control.take(moving);
    const order = { domain: moving, contactId, transferCode: "De3$dgS0#@" };
    const outcome = await client.call(transferDomain, order, purchase());
    expect(outcome).toMatchObject({ kind: "ok" });
    expect(value(await client.call(readUpstreamTransfer, { domain: moving })).state).not.toBe("other");
    expect((await client.call(restartUpstreamTransfer, { domain: moving, transferCode: "New#1" })).kind).not.toBe(
      "unreached",
    );
    expect(["ok", "rejected"]).toContain((await client.call(cancelUpstreamTransfer, { domain: moving })).kind);
    expect(await client.call(readUpstreamTransfer, { domain: `x${domain}` })).toMatchObject({ name: "not_found" });
  });

  it("is told about a wrong password, and about an otime twice", async () => {
    const stranger = createClient({
      credentials: { ...sandboxCredentials, password: "wrong" },
      urls: { api: sandbox.url },
      nextOtime: async () => nextOtime(),
      logCall: () => undefined,
      storePurchaseReply: async () => undefined,
    });
    expect(await stranger.call(readAgentMoney, {})).toMatchObject({ kind: "ours", name: "checksum_wrong" });
    stranger.close();
    const context = purchase();
    const order = { contactId, domain: `twice${domain}`, years: 1, password: "abc12345" };
    expect(await client.call(registerDomain, order, context)).toMatchObject({ kind: "ok" });
    expect(await client.call(registerDomain, order, context)).toMatchObject({ kind: "unknown", code: 10036 });
  });
});

/** A JPG of the size that the review takes: noise doesn't compress. */
async function photo(): Promise<string> {
  const noise = randomBytes(260 * 260 * 3);
  const jpg = await sharp(noise, { raw: { width: 260, height: 260, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer();
  return jpg.toString("base64");
}
