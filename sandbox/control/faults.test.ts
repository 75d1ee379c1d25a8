import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { otimeText } from "@/lib/core/time";
import type { Bench } from "../codes/bench";
import { openBench } from "../codes/open-bench";
import { checksumOf } from "../http/authenticate";
import type { RunningSandbox } from "../start";
import type { FaultInput } from "./faults";

let sandbox: RunningSandbox;
let bench: Bench;

beforeEach(async () => {
  ({ sandbox, bench } = await openBench());
});
afterEach(() => sandbox.close());

const NAME = "free-fault.top";
const bought = async () => (await bench.control.domain(NAME)) !== null;
const raw = async (params: Record<string, string> = {}): Promise<Response> =>
  fetch(`${sandbox.url}/user/userdetail.aspx?${bench.agent.signed(params)}`);

describe("faults around a purchase", () => {
  const rows: [FaultInput["kind"], "throws" | number, acted: boolean][] = [
    ["dropBefore", "throws", false],
    ["dropAfter", "throws", true],
    ["truncate", "throws", true],
    ["status", 503, false],
    ["statusAfter", 503, true],
    ["garble", 200, true],
  ];
  it.each(rows)("%s", async (kind, seen, acted) => {
    const userid = await bench.contact();
    await bench.control.fault({ kind, endpoint: "domains.CreateDom", name: "fault" });
    const send = () => {
      const order = { userid, domainname: NAME, years: "1", domainpass: "abc12345" };
      return fetch(`${sandbox.url}/domains/CreateDom.aspx?${bench.agent.signed(order)}`).then(async (answer) => {
        await answer.text();
        return answer.status;
      });
    };
    if (seen === "throws") await expect(send()).rejects.toThrow();
    else expect(await send()).toBe(seen);
    expect(await bought()).toBe(acted);
    expect(await bench.control.sales(NAME)).toHaveLength(acted ? 1 : 0);
    expect(await bench.control.faults()).toEqual([]);
    const [logged] = await bench.control.calls({ endpoint: "domains.CreateDom" });
    expect(logged).toMatchObject({ faults: [kind], outcome: acted ? "success" : "", chargeFen: acted ? "900" : "0" });
    expect(logged?.params).toMatchObject({ domainpass: "***", checksum: "***" });
  });

  it("duplicate: the request comes twice, the caller sees the second answer", async () => {
    const userid = await bench.contact();
    await bench.control.fault({ kind: "duplicate", effect: "purchase" });
    expect((await bench.order(NAME, userid)).code).toBe("10036");
    expect(await bench.control.sales(NAME)).toHaveLength(1);
    await bench.control.settings({ replay: "off" });
    await bench.control.fault({ kind: "duplicate", effect: "purchase" });
    expect((await bench.order("free-fault2.top", userid)).code).toBe("11119");
  });

  it("code refuses without acting, codeAfter acts", async () => {
    const userid = await bench.contact();
    await bench.control.fault({ kind: "code", endpoint: "domains.CreateDom", code: "11120" });
    expect((await bench.order(NAME, userid)).message).toBe("11120 域名购买失败");
    expect(await bought()).toBe(false);
    await bench.control.fault({ kind: "codeAfter", endpoint: "domains.CreateDom", code: "11130", text: "下单失败了" });
    expect((await bench.order(NAME, userid)).message).toBe("11130 下单失败了");
    expect(await bought()).toBe(true);
  });

  it("lag hides from reads what was done, for its time on the sandbox's clock", async () => {
    const userid = await bench.contact();
    await bench.control.fault({ kind: "lag", endpoint: "domains.CreateDom", ms: 60_000 });
    expect((await bench.order(NAME, userid)).code).toBe("");
    const detail = () => bench.call("domains.DomainDetail", { domainname: NAME });
    expect((await detail()).code).toBe("10019");
    expect((await bench.agent.check("free-fault", "top")).message).toEqual([{ [NAME]: "available" }]);
    expect((await bench.order(NAME, userid)).code).toBe("11119");
    await bench.control.advance(61_000);
    expect((await detail()).message).toMatchObject([{ runstate: "run" }]);
    await bench.control.fault({ kind: "lag", endpoint: "domains.AddRec", ms: 60_000 });
    await bench.call("domains.AddRec", { domainname: NAME, rec_item: "a", rec_type: "A", rec_value: "192.0.2.1" });
    expect((await bench.call("domains.RecList", { domainname: NAME })).text).toContain('"failed"');
    await bench.control.advance(61_000);
    expect((await bench.call("domains.RecList", { domainname: NAME })).message).toHaveLength(1);
    const rec_id = (await bench.control.world()).records[0]?.id ?? "";
    await bench.control.fault({ kind: "lag", endpoint: "domains.DeleteRec", ms: 60_000 });
    await bench.call("domains.DeleteRec", { domainname: NAME, rec_id });
    expect((await bench.call("domains.RecList", { domainname: NAME })).message).toHaveLength(1);
    await bench.control.advance(61_000);
    expect((await bench.call("domains.RecList", { domainname: NAME })).text).toContain('"failed"');
  });

  it.each([
    ["free-lost-reply.top", true],
    ["free-drop-before.top", false],
  ])("magic name %s", async (name, acted) => {
    const userid = await bench.contact();
    await expect(bench.order(name, userid)).rejects.toThrow();
    expect((await bench.control.domain(name)) !== null).toBe(acted);
  });
});

describe("faults of the wrapping", () => {
  it("jsonp, html, bom, gbk leave the whole answer inside", async () => {
    const plain = await (await raw()).text();
    for (const [kind, pattern] of [
      ["jsonp", /^callback\((.*)\);$/s],
      ["html", /<pre>(.*)<\/pre>/s],
    ] as const) {
      await bench.control.fault({ kind });
      expect(pattern.exec(await (await raw()).text())?.[1]).toBe(plain);
    }
    await bench.control.fault({ kind: "bom" });
    const bytes = Buffer.from(await (await raw()).arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    await bench.control.fault({ kind: "gbk" });
    const answer = await raw({ username: "nobody" });
    expect(answer.headers.get("content-type")).toBe("text/html; charset=gbk");
    expect(new TextDecoder("gbk").decode(await answer.arrayBuffer())).toContain("10007 用户信息读取失败");
  });

  it("delays, and only what it was planted for, as often as it was planted", async () => {
    await bench.control.fault({ kind: "delay", ms: 500, endpoint: "user.userdetail", count: 2 });
    const timed = async (work: () => Promise<unknown>) => {
      const start = performance.now();
      await work();
      return performance.now() - start;
    };
    expect(await timed(raw)).toBeGreaterThan(490);
    expect(await timed(() => bench.call("domains.ContactList"))).toBeLessThan(490);
    expect(await timed(raw)).toBeGreaterThan(490);
    expect(await timed(raw)).toBeLessThan(490);
    const lasting = await bench.control.fault({ kind: "status", count: -1 });
    for (let n = 0; n < 3; n++) expect((await raw()).status).toBe(503);
    await bench.control.clearFaults(lasting.id);
    expect((await raw()).status).toBe(200);
  });

  it("hang never answers", async () => {
    await bench.control.fault({ kind: "hangAfter", endpoint: "user.userdetail" });
    const url = `${sandbox.url}/user/userdetail.aspx?${bench.agent.signed({})}`;
    await expect(fetch(url, { signal: AbortSignal.timeout(150) })).rejects.toThrow(/timeout|aborted/i);
  });
});

describe("manners", () => {
  it("tidy answers when asked", async () => {
    await bench.control.settings({ warts: "clean" });
    await bench.own("free-clean.top");
    const answer = await raw();
    expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect((await bench.call("domains.DNSList", { domainname: "free-clean.top" })).message).toMatchObject([
      { dns1: "ns1.ezdnscenter.com" },
    ]);
    expect((await bench.call("domains.RecList", { domainname: "free-clean.top" })).message).toEqual([]);
    await bench.control.settings({ warts: "misprints" });
    expect((await bench.call("domains.ContactList")).text).toMatch(/"userid":"\d+",ownername":/);
  });

  it("the Date header is the sandbox's clock", async () => {
    await bench.control.advance(3 * 86_400_000);
    const date = Date.parse((await raw()).headers.get("date") ?? "");
    expect(Math.abs(date - sandbox.world.now())).toBeLessThan(3_000);
    expect(date - Date.now()).toBeGreaterThan(2 * 86_400_000);
  });

  it("a comma cuts a value short, unless commas are kept", async () => {
    await bench.own("free-comma.top");
    const record = { domainname: "free-comma.top", rec_type: "TXT", rec_value: "a,b" };
    await bench.call("domains.AddRec", { ...record, rec_item: "x" });
    await bench.control.settings({ commas: "keep" });
    await bench.call("domains.AddRec", { ...record, rec_item: "y" });
    const values = (await bench.control.world()).records.map((row) => row.value).sort();
    expect(values).toEqual(["a", "a,b"]);
  });

  it("short forms of otime are accepted when asked", async () => {
    await bench.control.settings({ otimeForm: "any" });
    const otime = bench.agent.otime().slice(0, 14);
    expect((await bench.call("user.userdetail", {}, { otime })).code).toBe("");
    expect((await bench.call("user.userdetail", {}, { otime })).code).toBe("10036");
  });

  it("replays of reads pass when only writes are watched", async () => {
    await bench.control.settings({ replay: "writes" });
    const otime = bench.agent.otime();
    expect((await bench.call("user.userdetail", {}, { otime })).code).toBe("");
    expect((await bench.call("user.userdetail", {}, { otime })).code).toBe("");
    const deleting = () => bench.call("domains.DeleteContact", { userid: "1" }, { otime });
    expect((await deleting()).code).toBe("11046");
    expect((await deleting()).code).toBe("10036");
  });

  it("the check host answers slowly, the same suffix always alike", async () => {
    await bench.control.settings({ checkDelayMs: { min: 20, max: 600 } });
    const timed = async (tld: string) => {
      const start = performance.now();
      await bench.agent.check("free", tld);
      return performance.now() - start;
    };
    const first = await Promise.all([".com", ".cn", ".net", ".top", ".xyz"].map(timed));
    expect(Math.min(...first)).toBeGreaterThan(18);
    const spread = Math.max(...first) - Math.min(...first);
    expect(spread).toBeGreaterThan(100);
    expect(Math.abs((await timed(".xyz")) - (first[4] ?? 0))).toBeLessThan(spread);
  });

  it("the address of the manual's own example says whether a signature is accepted", async () => {
    const ask = async (otime: string, checksum: string) =>
      (await fetch(`${sandbox.url}/checkapi.aspx?username=sandbox&otime=${otime}&checksum=${checksum}`)).text();
    const otime = otimeText(new Date(sandbox.world.now()));
    expect(await ask(otime, checksumOf(otime))).toContain("10000");
    expect(await ask(otime, "0".repeat(32))).toContain("10008 校验失败");
  });

  it("unknown paths are a page of HTML", async () => {
    const answer = await fetch(`${sandbox.url}/domains/Nothing.aspx`);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([404, "text/html"]);
  });
});

describe("the control side", () => {
  const post = (path: string, body: string, headers: Record<string, string> = { "content-type": "application/json" }) =>
    fetch(`${sandbox.url}/__sandbox/${path}`, { method: "POST", body, headers });

  it("says what is wrong with a body", async () => {
    expect((await post("clock", '{"advanceMs":-1}')).status).toBe(422);
    expect((await post("clock", "{")).status).toBe(400);
    expect((await post("nothing", "{}")).status).toBe(404);
    expect((await post("clock", "advanceMs=1", { "content-type": "text/plain" })).status).toBe(415);
    expect(await (await post("take", '{"domainname":"no name"}')).json()).toMatchObject({ error: /not a name/ });
  });

  it("buys by hand, at the same price", async () => {
    await bench.control.handPurchase("free-panel.com", { years: 2 });
    expect(await bench.control.sales()).toMatchObject([{ by: "hand", endpoint: "panel", amountFen: "15000" }]);
    await bench.control.advance(5_000);
    expect((await bench.call("domains.DomainDetail", { domainname: "free-panel.com" })).code).toBe("");
    await expect(bench.control.handPurchase("free-panel.com")).rejects.toThrow(/in the account already/);
  });

  it("sets and adds money so that the figures still add up", async () => {
    await bench.own("free-sum.com");
    await bench.control.balance("50.00");
    await bench.control.remit("5.55");
    expect((await bench.call("user.userdetail")).message).toMatchObject([
      { balancemoney: "55.55", usedmoney: "75.00", totalremittance: "130.55" },
    ]);
  });

  it("counts, and forgets on reset", async () => {
    await bench.own("free-count.com");
    expect((await bench.control.counters())["domains.CreateDom"]).toEqual({
      calls: 1,
      success: 1,
      refused: 0,
      faults: 0,
    });
    await bench.control.reset();
    expect((await bench.control.world()).sizes).toEqual({ contacts: 0, domains: 0, records: 0, sales: 0 });
    expect(await bench.control.counters()).toEqual({});
  });

  it("serves the page", async () => {
    const answer = await fetch(sandbox.url);
    expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(await answer.text()).toContain('<script src="/page.js">');
    const script = await fetch(`${sandbox.url}/page.js`);
    expect(script.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
  });
});
