import http, { type IncomingMessage, type ServerResponse } from "node:http";
import net, { type AddressInfo, type Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { AppError } from "@/lib/core/errors";
import { type CallEntry, type Client, type ClientOptions, createClient, type PurchaseReply } from "./client";
import { submitAudit } from "./endpoints/audit";
import { checkDomain } from "./endpoints/check";
import { addRecord, listRecords } from "./endpoints/domain-dns";
import { readDomain, registerDomain, setDomainPassword } from "./endpoints/domains";
import { readAgentMoney } from "./endpoints/product-and-user";
import { isAuthenticationTrouble } from "./outcome";

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void;

const success = (message: unknown = "") => JSON.stringify({ action: "x", status: "success", message });
const failed = (message: string) => JSON.stringify({ action: "x", status: "failed", message });
const say =
  (text: string, status = 200, headers: Record<string, string> = {}): Handler =>
  (_, response) =>
    response.writeHead(status, headers).end(text);

let handler: Handler;
let requests: { method: string; url: string; connection: string | undefined }[];
let sockets: Set<Socket>;
let server: http.Server;
let base: string;
let client: Client;
let entries: CallEntry[];
let stored: PurchaseReply[];
let otimes: number;

const order = { contactId: "51", domain: "mybrand.com", years: 1, password: "geheim123" };
const purchase = (changes: Partial<Parameters<Client["call"]>[2]> = {}) => ({
  attemptId: "attempt-1",
  otime: { text: "20261125093000002", ms: 1_795_570_200_002n },
  beforeSend: () => true,
  ...(changes as object),
});

function makeClient(options: Partial<ClientOptions> = {}): Client {
  return createClient({
    credentials: { username: "apiuser", password: "111111", email: "agent@example.com" },
    urls: { api: base, check: base, support: `${base}/api` },
    nextOtime: async () => ({ text: `202611250930000${10 + 2 * otimes++ + 1}`, ms: BigInt(otimes) }),
    logCall: (entry) => void entries.push(entry),
    storePurchaseReply: async (reply) => void stored.push(reply),
    timeoutsMs: { read: 1500, write: 400, purchase: 400, connect: 400 },
    ...options,
  });
}

beforeEach(async () => {
  requests = [];
  entries = [];
  stored = [];
  otimes = 0;
  sockets = new Set();
  handler = say(success());
  server = http.createServer((request, response) => {
    requests.push({ method: request.method ?? "", url: request.url ?? "", connection: request.headers.connection });
    let body = "";
    request.on("data", (chunk) => (body += chunk));
    request.on("end", () => handler(request, response, body));
    request.on("error", () => undefined);
  });
  server.on("connection", (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  client = makeClient();
});

afterEach(async () => {
  client.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function closedPort(): Promise<number> {
  const probe = net.createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** A TCP server whose tests handle the connections themselves. */
async function rawServer(onConnection: (socket: Socket) => void): Promise<{ url: string; close: () => void }> {
  const raw = net.createServer((socket) => {
    socket.on("error", () => undefined);
    onConnection(socket);
  });
  await new Promise<void>((resolve) => raw.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(raw.address() as AddressInfo).port}`, close: () => raw.close() };
}

describe("a purchase", () => {
  it("is one signed GET on a connection of its own; its raw reply is stored before it is parsed", async () => {
    const order_: string[] = [];
    handler = (request, response) => {
      order_.push("asked");
      say(success())(request, response, "");
    };
    client = makeClient({
      storePurchaseReply: async (reply) => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        order_.push("stored");
        stored.push(reply);
      },
      logCall: (entry) => {
        order_.push("logged");
        entries.push(entry);
      },
    });
    expect(await client.call(registerDomain, order, purchase())).toEqual({
      kind: "ok",
      value: null,
      incomplete: false,
    });
    expect(order_).toEqual(["asked", "stored", "logged"]);
    expect(requests).toHaveLength(1);
    const url = new URL(requests[0]?.url ?? "", base);
    expect(url.pathname).toBe("/domains/CreateDom.aspx");
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      username: "apiuser",
      otime: "20261125093000002",
      checksum: expect.stringMatching(/^[0-9a-f]{32}$/),
      userid: "51",
      domainpass: "geheim123",
    });
    expect(requests[0]?.connection).toBe("close");
    expect(stored).toMatchObject([
      { attemptId: "attempt-1", endpoint: "domains.CreateDom", complete: true, httpStatus: 200 },
    ]);
    expect(stored[0]?.bytes.toString()).toBe(success());
    expect(otimes).toBe(0);
  });

  it.each([
    ["11124 域名已被注册", { kind: "rejected", code: 11124, name: "taken", text: "域名已被注册" }],
    ["10021", { kind: "ours", code: 10021, name: "agent_balance", text: "" }],
    ["10008 校验失败", { kind: "ours", code: 10008, name: "checksum_wrong" }],
    ["10042 优惠券不存在", { kind: "ours", name: "coupon_missing" }],
    ["10036 请求已经受理", { kind: "unknown", reason: "code", code: 10036, name: "already_accepted" }],
    ["11117 域名创建失败", { kind: "unknown", reason: "code", code: 11117 }],
    ["11130 域名下单失败", { kind: "unknown", reason: "code", code: 11130 }],
    ["99999 新的代码", { kind: "unknown", reason: "unlisted_code", code: 99999 }],
    ["系统繁忙", { kind: "unknown", reason: "text_only", text: "系统繁忙" }],
  ])("answered %s ends so", async (message, outcome) => {
    handler = say(failed(message));
    const result = await client.call(registerDomain, order, purchase());
    expect(result).toMatchObject(outcome);
    expect(isAuthenticationTrouble(result)).toBe(message.startsWith("10008"));
    expect(requests).toHaveLength(1);
  });

  const misbehaviours: [string, Handler, object][] = [
    ["says nothing in time", () => undefined, { reason: "timeout" }],
    ["resets before it answers", (request) => request.socket.resetAndDestroy(), { reason: "reset" }],
    [
      "breaks off in the middle",
      (_, response) => {
        response.writeHead(200, { "content-length": "500" }).write('{"status":"success","mess');
        setTimeout(() => response.socket?.destroy(), 20);
      },
      { reason: "reset" },
    ],
    ["stops in the middle", (_, response) => void response.writeHead(200).write('{"status":'), { reason: "timeout" }],
    ["answers 500 with a success", say(success(), 500), { reason: "http_status", httpStatus: 500 }],
    ["answers 503", say("busy", 503), { reason: "http_status", httpStatus: 503 }],
    [
      "redirects",
      say("", 302, { location: "/domains/CreateDom.aspx?again=1" }),
      { reason: "redirect", httpStatus: 302 },
    ],
    ["sends a page", say("<html><body>maintenance</body></html>"), { reason: "unreadable" }],
    ["sends nothing", say(""), { reason: "unreadable" }],
    ["sends a cut object", say('{"status":"success","message":"'), { reason: "unreadable" }],
    ["needs repair to be read", say('{"action":"x,"status":"success","message":""}'), { reason: "repaired" }],
    ["never ends", (_, response) => endless(response), { reason: "too_large" }],
  ];

  it.each(misbehaviours)("whose host %s is unknown and sent once", async (_, misbehave, outcome) => {
    handler = misbehave;
    expect(await client.call(registerDomain, order, purchase())).toMatchObject({ kind: "unknown", ...outcome });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(requests).toHaveLength(1);
    expect(stored).toHaveLength(1); // what arrived, if only nothing
    expect(entries).toMatchObject([{ outcome: "unknown", tries: 1, attemptId: "attempt-1" }]);
  });

  it("keeps the part of a reply that arrived", async () => {
    handler = misbehaviours[2]?.[1] as Handler;
    await client.call(registerDomain, order, purchase());
    expect(stored).toMatchObject([{ complete: false }]);
    expect(stored[0]?.bytes.toString()).toContain('"success"');
  });

  it("is unknown when its reply could not be kept", async () => {
    client = makeClient({ storePurchaseReply: () => Promise.reject(new Error("database is away")) });
    const outcome = await client.call(registerDomain, order, purchase());
    expect(outcome).toEqual({ kind: "unknown", reason: "reply_not_stored" });
    expect(entries[0]?.notes).toEqual(["the reply was not stored: database is away"]);
  });

  it.each([
    ["a JSONP wrapping", `cb(${success()});`],
    ["a page around it", `<html>${success()}</html>`],
    ["a byte-order mark", `\uFEFF${success()}`],
  ])("is believed in %s, whatever the content type", async (_, text) => {
    handler = say(text, 200, { "content-type": "image/gif" });
    expect(await client.call(registerDomain, order, purchase())).toMatchObject({ kind: "ok" });
  });
});

function endless(response: ServerResponse): void {
  response.writeHead(200);
  response.on("error", () => undefined);
  const more = () => {
    if (response.destroyed) return;
    response.write(" ".repeat(256 * 1024));
    setImmediate(more);
  };
  more();
}

describe("unreached is proven", () => {
  it.each([
    ["refused", async () => `http://127.0.0.1:${await closedPort()}`],
    ["name_lookup", async () => "http://no-such-host.invalid"],
  ])("%s", async (reason, url) => {
    client = makeClient({ urls: { api: await url() } });
    expect(await client.call(registerDomain, order, purchase())).toEqual({ kind: "unreached", reason });
    expect(await client.call(setDomainPassword, { domain: "a.com", password: "abc12345" })).toEqual({
      kind: "unreached",
      reason,
    });
    expect(await client.call(readAgentMoney, {})).toEqual({ kind: "unreached", reason });
    expect(entries.map((entry) => entry.tries)).toEqual([1, 1, 3]);
    expect(stored).toEqual([]);
  });

  it("a handshake that fails: not a byte of the request was written", async () => {
    const received: Buffer[] = [];
    const raw = await rawServer((socket) => {
      socket.on("data", (chunk) => {
        received.push(chunk);
        socket.end("no TLS here\r\n");
      });
    });
    client = makeClient({ urls: { api: raw.url.replace("http:", "https:") } });
    const outcome = await client.call(registerDomain, order, purchase());
    raw.close();
    expect(outcome).toEqual({ kind: "unreached", reason: "tls_failed" });
    expect(Buffer.concat(received).toString("latin1")).not.toContain("CreateDom");
  });

  it("a handshake that never ends", async () => {
    const raw = await rawServer(() => undefined);
    client = makeClient({ urls: { api: raw.url.replace("http:", "https:") } });
    const outcome = await client.call(registerDomain, order, purchase());
    raw.close();
    expect(outcome).toEqual({ kind: "unreached", reason: "connect_timeout" });
  });

  it("a veto at the last moment: asked when the connection stands, and nothing is sent", async () => {
    let asked = 0;
    const beforeSend = () => {
      asked += 1;
      return false;
    };
    expect(await client.call(registerDomain, order, purchase({ beforeSend }))).toEqual({
      kind: "unreached",
      reason: "vetoed",
    });
    expect([asked, requests.length, sockets.size]).toEqual([1, 0, 1]);
  });

  it("a fault in the check sends nothing and rises", async () => {
    const beforeSend = () => {
      throw new Error("bug");
    };
    await expect(client.call(registerDomain, order, purchase({ beforeSend }))).rejects.toThrow("bug");
    expect(requests).toHaveLength(0);
    expect(client.load().api.inFlight).toBe(0);
  });

  it("an abort in the queue; one after sending waits for the answer", async () => {
    client = makeClient({ limits: { api: 0 } });
    const leaving = new AbortController();
    const waiting = client.call(registerDomain, order, purchase({ signal: leaving.signal }));
    leaving.abort();
    expect(await waiting).toEqual({ kind: "unreached", reason: "aborted" });
    expect(client.load().api).toEqual({ waiting: 0, inFlight: 0 });
    client.setLimit("api", 1);
    const late = new AbortController();
    handler = (request, response) => {
      late.abort();
      setTimeout(() => say(success())(request, response, ""), 50);
    };
    expect(await client.call(registerDomain, order, purchase({ signal: late.signal }))).toMatchObject({ kind: "ok" });
  });
});

describe("a write", () => {
  it("is sent once, without keep-alive, whatever happens", async () => {
    handler = (request) => request.socket.resetAndDestroy();
    const record = { domain: "a.com", host: "@", type: "A", value: "192.0.2.1" } as const;
    expect(await client.call(addRecord, record)).toMatchObject({ kind: "unknown", reason: "reset" });
    expect(requests).toHaveLength(1);
    handler = say(success("123"));
    await client.call(addRecord, record);
    expect(await client.call(addRecord, record)).toMatchObject({ kind: "ok", value: "123" });
    expect(sockets.size).toBe(3);
    expect(requests.map((request) => request.connection)).toEqual(["close", "close", "close"]);
    expect(stored).toEqual([]);
  });

  it("posts what must be posted, and the rest stays in the query", async () => {
    let got = "";
    handler = (request, response, body) => {
      got = body;
      say(success())(request, response, body);
    };
    const picture = `/9j/${"A".repeat(80_000)}`;
    const material = {
      domain: "a.cn",
      kind: "person",
      organisation: "individual_business",
      document: "identity_card",
      identityCardPicture: picture,
      identityCardNumber: "110101199003070134",
    } as const;
    expect(await client.call(submitAudit, material)).toMatchObject({ kind: "ok" });
    expect(requests[0]?.method).toBe("POST");
    expect(requests[0]?.url).toContain("contactidcard=110101199003070134");
    expect(requests[0]?.url).not.toContain("contactidcardpicstr");
    expect(new URLSearchParams(got).get("contactidcardpicstr")).toBe(picture);
    expect(entries[0]?.input).toMatchObject({ domain: "a.cn", identityCardPicture: "•••", identityCardNumber: "•••" });
  });
});

describe("a read", () => {
  it("is tried again with a fresh otime, and kept alive", async () => {
    let n = 0;
    handler = (request, response) => {
      n += 1;
      if (n === 1) response.writeHead(502).end("bad gateway");
      else if (n === 2) request.socket.resetAndDestroy();
      else say(success([{ balancemoney: "2097.31" }]))(request, response, "");
    };
    expect(await client.call(readAgentMoney, {})).toMatchObject({ kind: "ok", value: { balanceFen: 209731n } });
    expect(entries).toMatchObject([{ tries: 3, outcome: "ok" }]);
    expect(new Set(requests.map((request) => new URL(request.url, base).searchParams.get("otime"))).size).toBe(3);
    const before = sockets.size;
    await client.call(readAgentMoney, {});
    expect(sockets.size).toBe(before);
  });

  it("takes a code for an answer, but not an otime seen before", async () => {
    handler = say(failed("10019 域名不在代理商名下"));
    expect(await client.call(readDomain, { domain: "a.com" })).toMatchObject({ kind: "rejected", name: "not_ours" });
    expect(requests).toHaveLength(1);
    handler = say(failed("10036 请求已经受理"));
    expect(await client.call(readDomain, { domain: "a.com" })).toMatchObject({ kind: "unknown", code: 10036 });
    expect(requests).toHaveLength(4);
  });

  // The clock stands still unless the upstream moves it.
  it.each([
    ["the whole of it is one try's", 300, [300]],
    ["no second try when too little of it is left", 200, [300]],
    ["a second try gets what is left of it", 100, [300, 200]],
  ])("stays within its time: %s", async (_, takenMs, triesMs) => {
    let nowMs = 0;
    vi.spyOn(performance, "now").mockImplementation(() => nowMs);
    const timers = vi.spyOn(globalThis, "setTimeout");
    onTestFinished(() => void vi.restoreAllMocks());
    client = makeClient({ random: () => 0 });
    handler = (request, response) => {
      nowMs = takenMs;
      if (takenMs < 300 && requests.length === 1) say("bad gateway", 502)(request, response, "");
    };
    expect(await client.call(readAgentMoney, {}, { timeoutMs: 300 })).toMatchObject({ kind: "unknown" });
    expect(requests).toHaveLength(triesMs.length);
    const waited = timers.mock.calls.map(([, ms]) => ms ?? 0);
    expect(waited.filter((ms) => [300, 200, 100].includes(ms))).toEqual(triesMs);
  });

  it("an abort cancels the upstream socket at once", async () => {
    // Nothing but the abort closes it.
    client = makeClient({ timeoutsMs: { read: 600_000 } });
    const leaving = new AbortController();
    const closed = new Promise<void>((resolve) => {
      handler = (request) => {
        request.socket.on("close", () => resolve());
        leaving.abort();
      };
    });
    const outcome = await client.call(checkDomain, { label: "mybrand", suffix: ".com" }, { signal: leaving.signal });
    expect(outcome).toMatchObject({ kind: "unknown", reason: "aborted" });
    await closed;
    expect(requests).toHaveLength(1);
  });

  it("tells which items of a list could not be read, and calls the list complete", async () => {
    handler = say(success([{ rec_id: "1", rec_type: "A" }, { rec_type: "A" }]));
    expect(await client.call(listRecords, { domain: "a.com" })).toMatchObject({
      kind: "ok",
      incomplete: false,
      value: { items: [{ recordId: "1" }], unreadable: ['{"rec_type":"A"}'] },
    });
    expect(entries[0]?.notes).toEqual(["item 1: recordId: missing"]);
  });

  it("of the check host carries no account, and many run at once up to the limit", async () => {
    let now = 0;
    let most = 0;
    handler = (request, response) => {
      now += 1;
      most = Math.max(most, now);
      const name = new URL(request.url ?? "", base).searchParams.get("domain-name");
      setTimeout(() => {
        now -= 1;
        response.end(success([{ [`${name}.com`]: "available" }]));
      }, 30);
    };
    client = makeClient({ limits: { check: 10 } });
    const asked = Array.from({ length: 40 }, (_, i) => client.call(checkDomain, { label: `name${i}`, suffix: ".com" }));
    expect((await Promise.all(asked)).every((outcome) => outcome.kind === "ok")).toBe(true);
    expect(most).toBe(10);
    expect(requests[0]?.url).toBe("/check.aspx?domain-name=name0&tld=.com");
    expect(otimes).toBe(0);
  });

  it("tells the upstream's clock", async () => {
    const dates: [Date, string][] = [];
    client = makeClient({ onServerDate: (date, _, host) => dates.push([date, host]) });
    handler = say(success([{}]), 200, { date: "Wed, 25 Nov 2026 01:30:00 GMT" });
    await client.call(readAgentMoney, {});
    expect(dates).toEqual([[new Date("2026-11-25T01:30:00Z"), "api"]]);
  });

  describe("tells nothing of the upstream's clock when the process stood still", () => {
    const dated = say(success(), 200, { date: "Wed, 25 Nov 2026 01:30:00 GMT" });
    const machineMs = performance.now.bind(performance);
    let sleptMs = 0;
    beforeEach(() => {
      sleptMs = 0;
      vi.spyOn(performance, "now").mockImplementation(() => machineMs() + sleptMs);
    });
    afterEach(() => void vi.restoreAllMocks());

    it.each([
      ["with the answer in hand", 500, 1],
      ["with the answer in hand", 1_001, 0],
    ])("%s for %i ms", async (_, ms, told) => {
      const dates: Date[] = [];
      const storePurchaseReply = async () => {
        sleptMs += ms;
      };
      client = makeClient({ onServerDate: (date) => dates.push(date), storePurchaseReply });
      handler = dated;
      await client.call(registerDomain, order, purchase());
      expect(dates).toHaveLength(told);
    });

    it("for six seconds while the answer was under way", async () => {
      const dates: Date[] = [];
      client = makeClient({ onServerDate: (date) => dates.push(date) });
      handler = (request, response, body) => {
        sleptMs += 6_000;
        dated(request, response, body);
      };
      await client.call(registerDomain, order, purchase());
      expect(dates).toEqual([]);
    });
  });
});

describe("what can't be sent", () => {
  const refusal = async (call: Promise<unknown>) => {
    const error = await call.then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(AppError);
    return { code: (error as AppError).code, fields: (error as AppError).fields };
  };

  it("is refused per field before anything is sent", async () => {
    const record = { domain: "a.com", host: "@", type: "TXT", value: "" } as const;
    const txt = (value: string) => refusal(client.call(addRecord, { ...record, value }));
    expect(await txt("a,b")).toEqual({ code: "upstream.input", fields: { value: { code: "upstream.comma" } } });
    expect(await txt("说明")).toMatchObject({ fields: { value: { code: "upstream.record_txt_chinese" } } });
    expect(await txt("a\nb")).toMatchObject({ fields: { value: { code: "upstream.control_character" } } });
    expect(await txt("a\ud800")).toMatchObject({ fields: { value: { code: "upstream.half_character" } } });
    expect(await txt("x".repeat(256))).toMatchObject({ fields: { value: { code: "upstream.record_txt_length" } } });
    expect(await refusal(client.call(registerDomain, { ...order, password: "kurz" }, purchase()))).toMatchObject({
      fields: { password: { code: "upstream.domain_password" } },
    });
    const years = (domain: string, count: number) =>
      refusal(client.call(registerDomain, { ...order, domain, years: count }, purchase()));
    for (const [domain, count] of [
      ["a.hk", 4],
      ["a.io", 6],
      ["a.tm", 9],
      ["a.com", 11],
    ] as const) {
      expect(await years(domain, count)).toMatchObject({ fields: { years: { code: "upstream.years" } } });
    }
    expect(requests).toHaveLength(0);
    expect(entries).toHaveLength(0);
  });
});

describe("the call log", () => {
  it("holds no secret, no query and no URL, also when the upstream repeats one", async () => {
    handler = say(failed("11132 密码 geheim123 格式错误"));
    await client.call(registerDomain, order, purchase());
    const text = JSON.stringify(entries);
    for (const secret of ["geheim123", "111111", "checksum", "agent@example.com", "http:", "aspx"]) {
      expect(text).not.toContain(secret);
    }
    expect(entries).toMatchObject([
      {
        endpoint: "domains.CreateDom",
        host: "api",
        effect: "purchase",
        outcome: "rejected",
        code: 11132,
        name: "password_malformed",
        otime: "20261125093000002",
        httpStatus: 200,
        input: { contactId: "51", domain: "mybrand.com", years: 1, password: "•••" },
      },
    ]);
    expect(entries[0]?.bytes).toBeGreaterThan(0);
  });

  it("changes no outcome when it fails", async () => {
    const warnings: string[] = [];
    const listen = (warning: Error) => warnings.push(warning.message);
    process.on("warning", listen);
    client = makeClient({ logCall: () => Promise.reject(new Error("log is full")) });
    expect(await client.call(registerDomain, order, purchase())).toMatchObject({ kind: "ok" });
    await new Promise((resolve) => setTimeout(resolve, 10));
    process.removeListener("warning", listen);
    expect(warnings).toEqual(["call log: log is full"]);
  });
});
