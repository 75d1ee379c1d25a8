import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashToken } from "@/lib/auth/authenticate";
import type { TokenGrant } from "@/lib/core/token-grant";
import { type Buyer, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { bundle } from "@/server/processes/bundle";
import { type ServedRoutes, serveRoutes } from "./testing/serve-routes";

/** The command as a process against a running shop, and the MCP server by the SDK's own client. */
let world: ShopWorld;
let shop: ServedRoutes;
let command: string;
let dir: string;

beforeAll(async () => {
  process.env.RATE_LIMIT_FACTOR = "100";
  world = await startShopWorld();
  shop = await serveRoutes();
  command = (await bundle(["cli/main.ts"]))("cli/main.ts");
  dir = mkdtempSync(join(tmpdir(), "kumquat-cli-"));
}, 120_000);
afterAll(async () => {
  await shop?.close();
  await world?.close();
  rmSync(dir, { recursive: true, force: true });
});

let made = 0;
const freeName = () => `cli${Date.now().toString(36)}${made++}.com`;
const everything: TokenGrant["areas"] = { dns: "write", services: "read", orders: "write", wallet: "read" };

interface Signed {
  buyer: Buyer;
  tokenId: string;
  /** What the process is started with. */
  environment: Record<string, string>;
}

async function signed(capFen: bigint | null = 100_000n, areas: TokenGrant["areas"] = everything): Promise<Signed> {
  const buyer = await world.customer();
  const token = `kq_${randomBytes(32).toString("base64url")}`;
  const grant: TokenGrant = { areas, zones: null, types: null, names: null, addresses: null };
  const { id: tokenId } = await world.database.db.apiToken.create({
    data: {
      ...{ customerId: buyer.actor.userId, name: "命令行", grant, capFen },
      ...{ tokenHash: hashToken(token), ending: token.slice(-4) },
    },
  });
  return { buyer, tokenId, environment: { KUMQUAT_URL: shop.url, KUMQUAT_TOKEN: token } };
}

/** Runs the command as a process that knows nothing but what it is given. */
async function run(words: string[], environment: Record<string, string>, input = "") {
  const home = { PATH: process.env.PATH ?? "", HOME: dir, XDG_CONFIG_HOME: join(dir, "config") };
  const child = spawn(process.execPath, [command, ...words], { env: { ...home, ...environment } as never });
  const read = { out: "", err: "" };
  child.stdout.on("data", (chunk) => (read.out += String(chunk)));
  child.stderr.on("data", (chunk) => (read.err += String(chunk)));
  child.stdin.end(input);
  const exit = await new Promise<number | null>((ended) => child.once("close", ended));
  return { exit, ...read, json: () => JSON.parse(read.out) };
}

/** A domain that was bought by the command, as its worker finished it. */
async function bought({ environment }: Signed, name = freeName()): Promise<string> {
  const { exit, err, json } = await run(["buy", name, "--yes", "--json"], environment);
  if (exit !== 0) throw new Error(err);
  expect(await world.drive(json().order.items[0].id)).toBe("done");
  await world.control("domain-state", { domainname: name, state: "run" });
  return name;
}

const zoneFile = (...lines: string[]) => `$TTL 600\n${lines.join("\n")}\n`;

describe("kumquat login", () => {
  it("keeps the address and the token for its owner alone, and other commands use them", async () => {
    const { environment, tokenId } = await signed();
    const { KUMQUAT_TOKEN = "" } = environment;
    const login = await run(["login", "--url", shop.url], {}, `${KUMQUAT_TOKEN}\n`);
    expect([login.exit, login.err]).toEqual([0, ""]);
    expect(login.out).toContain("It can spend ¥1,000.00 more.");
    expect(login.out).not.toContain(KUMQUAT_TOKEN);
    const file = join(dir, "config", "kumquat", "login.json");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({ url: shop.url, token: KUMQUAT_TOKEN });
    expect((await run(["list"], {})).exit).toBe(0);
    // Another shop gets no token that was kept for this one.
    expect((await run(["list"], { KUMQUAT_URL: "http://127.0.0.1:9" })).exit).toBe(7);
    await world.database.db.apiToken.update({ where: { id: tokenId }, data: { revokedAt: new Date() } });
    const revoked = await run(["list"], {});
    expect([revoked.exit, revoked.err]).toEqual([4, "This token is wrong, revoked or expired.\n"]);
    rmSync(file);
    expect((await run(["list"], {})).exit).toBe(4);
  });

  it("refuses a wrong token, an address that is none, and a token over plain http", async () => {
    expect((await run(["login", "--url", shop.url], {}, "kq_nothing")).exit).toBe(4);
    expect((await run(["login", "--url", "your shop"], {}, "x")).exit).toBe(2);
    expect((await run(["login", "--url", "http://shop.example"], {}, "x")).err).toContain("https only");
    // As the documentation writes it: no header can have that, and the shop is not away.
    const example = await run(["login", "--url", shop.url], {}, "kq_…");
    expect([example.exit, example.err]).toEqual([4, expect.stringContaining("characters that no token has")]);
    expect((await run(["list"], { KUMQUAT_URL: shop.url, KUMQUAT_TOKEN: "kq_…" })).exit).toBe(4);
    const { environment } = await signed();
    // Below a file there are no folders.
    const unwritable = { ...environment, KUMQUAT_LOGIN: join(command, "login.json") };
    const kept = await run(["login", "--url", shop.url], unwritable);
    expect([kept.exit, kept.err]).toEqual([3, expect.stringContaining("can't be written")]);
  }, 60_000);

  it("ends with its own code when whoever reads the output has gone", async () => {
    const { environment } = await signed();
    const child = spawn(process.execPath, [command, "list"], {
      env: { PATH: process.env.PATH ?? "", HOME: dir, ...environment } as never,
    });
    let err = "";
    child.stderr.on("data", (chunk) => (err += String(chunk)));
    child.stdout.destroy();
    const exit = await new Promise<number | null>((ended) => child.once("close", ended));
    expect([exit, err]).toEqual([0, ""]);
  });
});

describe("buying", () => {
  it("searches, shows the signed quote, buys within the cap, lists and renews", async () => {
    const me = await signed();
    const name = freeName();
    const found = await run(["search", name, "--json"], me.environment);
    expect(found.json().names).toContainEqual(expect.objectContaining({ name, answer: "free" }));

    const quote = await run(["quote", name, "--json"], me.environment);
    expect(quote.json()).toMatchObject({
      action: "purchase",
      name,
      years: 1,
      quote: expect.stringMatching(/^.{32,}$/),
      availability: "free",
    });
    expect((await run(["quote", name], me.environment)).out).toContain(`${name} is free.`);

    // Nobody is there to agree: the quote is shown, and nothing is bought.
    const shown = await run(["buy", name], me.environment);
    expect([shown.exit, shown.err]).toEqual([8, expect.stringContaining("Nothing was bought")]);
    expect(shown.out).toContain(`Buy ${name} for 1 year: ¥`);
    expect(shown.out).toContain("The token can spend ¥1,000.00 more.");
    const asJson = await run(["buy", name, "--json"], me.environment);
    expect([asJson.exit, JSON.parse(asJson.err).error.code]).toEqual([8, "not_confirmed"]);
    expect(asJson.json()).toMatchObject({ quote: { name, priceFen: quote.json().priceFen }, order: null });
    const { db } = world.database;
    expect(await db.order.count({ where: { tokenId: me.tokenId } })).toBe(0);

    await bought(me, name);
    const order = await db.order.findFirstOrThrow({ where: { tokenId: me.tokenId } });
    expect(order).toMatchObject({ tokenName: "命令行", totalFen: BigInt(quote.json().priceFen) });
    const taken = await run(["quote", name], me.environment);
    expect([taken.exit, taken.out]).toEqual([0, expect.stringContaining(`${name} is taken`)]);
    const listed = await run(["list"], me.environment);
    expect(listed.out).toMatch(new RegExp(`^${name} +domain +active +\\d{4}-\\d\\d-\\d\\d `, "m"));

    const renewal = await run(["renew", name, "--years", "2", "--yes", "--json"], me.environment);
    expect(renewal.err).toBe("");
    expect(renewal.json().quote).toMatchObject({ action: "renew", name, years: 2 });
    const { spentFen } = await db.apiToken.findUniqueOrThrow({ where: { id: me.tokenId } });
    expect(spentFen).toBe(order.totalFen + BigInt(renewal.json().order.totalFen));
  }, 60_000);

  it("buys and renews with a discount code, and says at the field why one does not hold", async () => {
    const me = await signed();
    const { db } = world.database;
    const code = `CLI${Date.now().toString(36).toUpperCase()}`;
    const startsAt = new Date(Date.now() - 60_000);
    await db.promotion.create({
      data: { code, offFen: 100n, startsAt, oncePerCustomer: false, productLines: ["domain"] },
    });
    const name = freeName();
    const full = BigInt((await run(["quote", name, "--json"], me.environment)).json().priceFen);
    const shown = await run(["buy", name, "--code", code.toLowerCase()], me.environment);
    expect(shown.out).toContain("tax included, ¥1.00 off by the discount code.");
    const placed = await run(["buy", name, "--code", code, "--yes", "--json"], me.environment);
    expect([placed.err, placed.json().quote.discountFen, placed.json().order.totalFen]).toEqual([
      "",
      "100",
      `${full - 100n}`,
    ]);
    expect(await world.drive(placed.json().order.items[0].id)).toBe("done");
    await world.control("domain-state", { domainname: name, state: "run" });
    const renewed = await run(["renew", name, "--code", code, "--yes", "--json"], me.environment);
    expect([renewed.err, renewed.json().quote.discountFen]).toEqual(["", "100"]);
    expect(await db.promotionUse.count({ where: { code } })).toBe(2);

    const unknown = await run(["quote", name, "--code", "NO-SUCH-CODE", "--json"], me.environment);
    expect([unknown.exit, JSON.parse(unknown.err).error]).toEqual([
      3,
      expect.objectContaining({ code: "input.invalid", fields: { code: expect.stringContaining("no such") } }),
    ]);
    await db.promotion.update({ where: { code }, data: { productLines: ["mail"] } });
    const unfit = await run(["quote", freeName(), "--code", code, "--json"], me.environment);
    expect([unfit.exit, JSON.parse(unfit.err).error.fields]).toEqual([
      3,
      { code: expect.stringContaining("takes nothing off") },
    ]);
  }, 60_000);

  it("is refused over the cap, without the right to buy, and twice with one key is one order", async () => {
    const poor = await signed(100n);
    const over = await run(["buy", freeName(), "--yes"], poor.environment);
    expect(over).toMatchObject({
      ...{ exit: 5, err: "Only ¥1.00 of this token's spending cap is left, which is not enough for this order.\n" },
    });
    const reader = await signed(null, { services: "read" });
    const refused = await run(["buy", freeName(), "--yes", "--json"], reader.environment);
    expect([refused.exit, JSON.parse(refused.err).error.code]).toEqual([5, "token.scope"]);

    const me = await signed();
    const name = freeName();
    const first = await run(["buy", name, "--yes", "--key", "one-order-1", "--json"], me.environment);
    expect(first.exit).toBe(0);
    // The second quote is another body under the same key.
    const second = await run(["buy", name, "--yes", "--key", "one-order-1"], me.environment);
    expect([second.exit, second.err]).toEqual([6, expect.stringContaining("nothing was ordered now")]);
    expect(await world.database.db.order.count({ where: { tokenId: me.tokenId } })).toBe(1);
  }, 60_000);

  it("asks in whose name where there are several registrants, and says what it does not understand", async () => {
    const me = await signed();
    const { db } = world.database;
    const own = await db.registrant.findFirstOrThrow({ where: { customerId: me.buyer.actor.userId } });
    const { id: _, createdAt: __, updatedAt: ___, ...copy } = own as typeof own & { updatedAt?: Date };
    await db.registrant.create({ data: { ...copy, displayName: "李四", fields: {} } as never });
    const several = await run(["buy", freeName(), "--yes"], me.environment);
    expect([several.exit, several.err]).toEqual([3, expect.stringContaining("杭州青禾茶业有限公司")]);
    expect((await run(["buy", freeName(), "--yes", "--registrant", "nobody"], me.environment)).exit).toBe(3);
    const named = ["buy", freeName(), "--yes", "--registrant", "杭州青禾茶业有限公司"];
    expect((await run(named, me.environment)).exit).toBe(0);
    expect((await run(["buy"], me.environment)).exit).toBe(2);
    expect((await run(["buy", "a.com", "--years", "eleven"], me.environment)).exit).toBe(2);
    expect((await run(["buy", "a.com", "--nonsense"], me.environment)).exit).toBe(2);
    expect((await run(["buy", "a.com", "--year", "10"], me.environment)).exit).toBe(2);
    for (const verb of ["list", "quote", "buy"]) {
      const unknown = await run([verb, "--product", "nothing"], me.environment);
      expect([verb, unknown.exit, unknown.err]).toEqual([verb, 2, expect.stringContaining("domain, hosting, ")]);
    }
    expect((await run(["list", "--product", "domain"], me.environment)).exit).toBe(0);
    expect((await run(["sell", "a.com"], me.environment)).err).toContain('There is no command "sell"');
    for (const verb of ["constructor", "toString"])
      expect((await run(["records", verb, "a.com"], me.environment)).exit).toBe(2);
    expect((await run(["quote", "mybrand.nosuch"], me.environment)).exit).toBe(3);
  }, 60_000);

  it("says that the network is down", async () => {
    const { environment } = await signed();
    const down = await run(["list"], { ...environment, KUMQUAT_URL: "http://127.0.0.1:9" });
    expect([down.exit, down.err]).toEqual([7, expect.stringContaining("http://127.0.0.1:9 can't be reached")]);
  });

  it("asks again for an order whose answer was lost, and it is one order", async () => {
    const me = await signed();
    shop.loseOrders(2);
    const { exit, err } = await run(["buy", freeName(), "--yes"], me.environment);
    expect([exit, err]).toEqual([0, ""]);
    expect(await world.database.db.order.count({ where: { tokenId: me.tokenId } })).toBe(1);
  });

  it("says how to buy once when it never learns what became of an order", async () => {
    const me = await signed();
    shop.loseOrders(3);
    const lost = await run(["buy", freeName(), "--yes", "--key", "my-own-key-1"], me.environment);
    expect([lost.exit, lost.err]).toEqual([7, expect.stringContaining("The order may have been placed.")]);
    expect(lost.err).toContain("--key my-own-key-1");
  });
});

describe("kumquat records", () => {
  it("plans, applies, exports and finds no difference afterwards", async () => {
    const me = await signed();
    const name = await bought(me);
    const file = join(dir, "zone.txt");
    writeFileSync(file, zoneFile("www IN A 203.0.113.7", "@ IN MX 10 mx.example.com.", "bad IN A 1.2.3"));
    const plan = await run(["records", "plan", name, file], me.environment);
    expect(plan.exit).toBe(0);
    expect(plan.out).toMatch(/^\+ +www +A +600 +203\.0\.113\.7$/m);
    expect(plan.out).toContain("line 4 is left out: ");
    expect((await run(["records", "diff", name, file], me.environment)).exit).toBe(1);
    const unasked = await run(["records", "apply", name, file], me.environment);
    expect([unasked.exit, unasked.err]).toEqual([8, expect.stringContaining("Nothing was changed")]);
    const applied = await run(["records", "apply", name, file, "--yes"], me.environment);
    expect([applied.exit, applied.err]).toEqual([3, ""]);
    expect(applied.out).toContain("2 of 2 steps are done.");
    // Nothing is left to change, but the zone does not have line 4.
    expect((await run(["records", "diff", name, file], me.environment)).exit).toBe(1);
    expect((await run(["records", "apply", name, file, "--yes"], me.environment)).exit).toBe(3);
    writeFileSync(
      file,
      zoneFile(
        "@ IN SOA ns1.example.com. hostmaster.example.com. 1 7200 1800 1209600 600",
        ...["@ IN NS ns1.example.com.", "www IN A 203.0.113.7", "www IN A 203.0.113.7", "@ IN MX 10 mx.example.com."],
      ),
    );
    const left = await run(["records", "diff", name, file], me.environment);
    expect([left.exit, left.out.match(/is left out/g)?.length]).toEqual([0, 3]);
    expect((await run(["records", "apply", name, file, "--yes"], me.environment)).exit).toBe(0);
    const again = await run(["records", "plan", name, file], me.environment);
    expect(again.out).toContain(`${name}: nothing to change.`);
    const exported = await run(["records", "export", name], me.environment);
    expect(exported.out).toContain("203.0.113.7");
    const diff = await run(["records", "diff", name, "-", "--json"], me.environment, exported.out);
    expect([diff.exit, diff.json().changes]).toEqual([0, []]);
    const listed = await run(["records", "list", name, "--json"], me.environment);
    expect(
      listed
        .json()
        .records.map(({ host, type }: { host: string; type: string }) => `${host} ${type}`)
        .sort(),
    ).toEqual(["@ MX", "www A"]);
  }, 60_000);

  it("says what of a file may be meant otherwise, and that the domain has no room for it", async () => {
    const me = await signed();
    const name = await bought(me);
    const service = await world.database.db.service.findFirstOrThrow({ where: { name } });
    await world.database.db.service.update({ where: { id: service.id }, data: { snapshot: { mostRecords: 3 } } });
    const file = zoneFile("@ IN MX 10 mail.example.com", "@ IN TXT v=spf1 -all", "low 60 IN A 203.0.113.7");
    const plan = await run(["records", "plan", name, "-"], me.environment, file);
    expect(plan.out.match(/line \d, look at it: .*/g)).toEqual([
      expect.stringContaining(`mail.example.com.${name}.: Without a dot at its end`),
      expect.stringContaining(`mail.example.com.${name} has no address`),
      expect.stringContaining("v=spf1-all: Without quotes its spaces are lost"),
      expect.stringContaining("The TTL of 60 seconds becomes the shortest one"),
      expect.stringContaining("reserved for examples"),
    ]);
    // What the editor warns of: the mistyped tag of a critical CAA record keeps every authority from issuing certificates.
    const slips = zoneFile('@ IN CAA 128 isue "letsencrypt.org"', "@ IN MX 10 nowhere", '@ IN TXT "v=spf1 -all"');
    const warned = await run(["records", "plan", name, "-", "--json"], me.environment, slips);
    expect(warned.json().notes.map(({ line, why }: { line: number; why: string }) => `${line} ${why}`)).toEqual([
      expect.stringMatching(/^2 .*isue/),
      expect.stringContaining(`3 nowhere.${name}`),
    ]);
    const full = zoneFile(...Array.from({ length: 4 }, (_, at) => `h${at} IN A 203.0.113.${at + 1}`));
    const over = await run(["records", "plan", name, "-"], me.environment, full);
    expect([over.exit, over.out]).toEqual([0, expect.stringContaining("The domain can have 3 records.")]);
    const refused = await run(["records", "apply", name, "-", "--yes"], me.environment, full);
    expect([refused.exit, refused.err]).toEqual([6, expect.stringContaining("1 too many")]);
  }, 60_000);

  it("deletes nothing unseen in place of a line that it can't read", async () => {
    const me = await signed();
    const name = await bought(me);
    const apply = async (file: string, ...options: string[]) => {
      return await run(["records", "apply", name, "-", "--yes", ...options], me.environment, file);
    };
    expect((await apply(zoneFile("mail IN A 203.0.113.7", "www IN A 203.0.113.8"))).exit).toBe(0);
    const slip = zoneFile("mail IN A 203.0.113.256", "www IN A 203.0.113.8", "new IN A 203.0.113.9");
    for (const options of [["--replace"], ["--replace", "--json"]]) {
      const refused = await apply(slip, ...options);
      expect([refused.exit, refused.err]).toEqual([3, expect.stringContaining("Nothing was changed")]);
      expect(refused.out).toContain("203.0.113.256");
    }
    const listed = await run(["records", "list", name], me.environment);
    expect(listed.out).toContain("203.0.113.7");
    expect(listed.out).not.toContain("203.0.113.9");
    // Where nothing would be lost the other lines are taken, as before; and what the file leaves out as a whole is deleted.
    expect(await apply(slip)).toMatchObject({ exit: 3, err: "" });
    expect((await apply(zoneFile("www IN A 203.0.113.8"), "--replace")).exit).toBe(0);
  }, 60_000);

  it("says on Ctrl-C, while a change is being made, that it may have been", async () => {
    const me = await signed();
    const name = await bought(me);
    const asked = shop.keepWaiting("/records/changes");
    const words = [command, "records", "apply", name, "-", "--yes"];
    const env = { PATH: process.env.PATH ?? "", HOME: dir, ...me.environment } as never;
    const child = spawn(process.execPath, words, { env });
    let err = "";
    child.stderr.on("data", (chunk) => (err += String(chunk)));
    child.stdin.end(zoneFile("www IN A 203.0.113.7"));
    const ended = new Promise<number | null>((done) => child.once("close", done));
    await asked;
    child.kill("SIGINT");
    expect([await ended, err]).toEqual([130, expect.stringContaining("Changes may have been made that nobody saw")]);
  }, 60_000);

  it("refuses over 30 % of ten records, and a domain of others", async () => {
    const me = await signed();
    const name = await bought(me);
    const hosts = Array.from({ length: 12 }, (_, at) => `h${at} IN A 203.0.113.${at + 1}`);
    expect((await run(["records", "apply", name, "-", "--yes"], me.environment, zoneFile(...hosts))).exit).toBe(0);
    const fewer = zoneFile(...hosts.slice(0, 7));
    const braked = await run(["records", "apply", name, "-", "--replace", "--yes"], me.environment, fewer);
    expect([braked.exit, braked.err]).toEqual([6, expect.stringContaining("more than 30 %")]);
    const dns = await signed(null, { dns: "write" });
    const foreign = await run(["records", "list", name], dns.environment);
    expect([foreign.exit, foreign.err]).toEqual([3, `You have no domain ${name}.\n`]);
    expect((await run(["records", "plan", name, "/nowhere"], me.environment)).exit).toBe(2);
    expect((await run(["records", "drop", name], me.environment)).exit).toBe(2);
  }, 60_000);
});

describe("kumquat mcp", () => {
  async function connect(environment: Record<string, string>) {
    const client = new Client({ name: "test", version: "1" });
    const env = { PATH: process.env.PATH ?? "", HOME: dir, ...environment };
    await client.connect(new StdioClientTransport({ command: process.execPath, args: [command, "mcp"], env }));
    const call = async (name: string, input: Record<string, unknown>) => {
      const answer = await client.callTool({ name, arguments: input });
      const [content] = answer.content as { type: string; text: string }[];
      return { isError: answer.isError === true, value: parse(content?.text ?? "") };
    };
    return { client, call };
  }
  const parse = (text: string) => (text.startsWith("{") ? JSON.parse(text) : text);

  it("names its tools and what each may do", async () => {
    const { client } = await connect((await signed()).environment);
    const { tools } = await client.listTools();
    expect(Object.fromEntries(tools.map(({ name, annotations }) => [name, annotations?.readOnlyHint]))).toEqual({
      ...{ search: true, quote: true, buy: false, renew: false, list_services: true },
      ...{ list_records: true, plan_records: true, apply_records: false },
    });
    expect(tools.filter(({ annotations }) => annotations?.destructiveHint).map(({ name }) => name)).toEqual([
      ...["buy", "renew", "apply_records"],
    ]);
    // An assistant may see the tools alone, without the instructions of the server.
    const described = Object.fromEntries(tools.map(({ name, description }) => [name, description]));
    for (const name of ["search", "quote"]) expect(described[name]).toContain("9000 is ¥90.00");
    for (const name of ["list_records", "plan_records"]) expect(described[name]).toContain("never an instruction");
    expect(client.getInstructions()).toContain("never an instruction");
    await client.close();
  });

  it("refuses an argument that a tool does not have, instead of quoting another term than the one that was meant", async () => {
    const { client, call } = await connect((await signed()).environment);
    const { tools } = await client.listTools();
    expect(tools.map(({ inputSchema }) => inputSchema.additionalProperties)).toEqual(tools.map(() => false));
    const mistyped = await call("quote", { domain: freeName(), year: 10 });
    expect([mistyped.isError, mistyped.value]).toEqual([true, expect.stringContaining("year")]);
    expect(await call("list_services", { productLine: "nothing" })).toMatchObject({ isError: true });
    expect(await call("list_services", { product: "domain" })).toMatchObject({ isError: true });
    await client.close();
  });

  it("buys what was quoted in this session alone, once, and within the cap", async () => {
    const me = await signed(20_000n);
    const { client, call } = await connect(me.environment);
    const name = freeName();
    expect((await call("search", { text: name })).value.names).toContainEqual(
      expect.objectContaining({ name, answer: "free" }),
    );
    expect(await call("buy", { quoteId: "00000000-0000-4000-8000-000000000000" })).toMatchObject({
      ...{ isError: true, value: { error: { code: "quote.unknown" } } },
    });
    const quote = await call("quote", { domain: name });
    expect(quote.value).toMatchObject({ name, cap: { leftFen: "20000" } });
    const { quoteId } = quote.value;
    expect(await call("renew", { quoteId })).toMatchObject({ isError: true });
    const order = await call("buy", { quoteId });
    expect([order.isError, order.value.state]).toEqual([false, "open"]);
    expect((await call("buy", { quoteId })).value.id).toBe(order.value.id);
    expect(await world.drive(order.value.items[0].id)).toBe("done");
    expect((await call("list_services", {})).value).toMatchObject({ services: [{ name }], next: null });
    expect(await call("list_services", { after: "nothing" })).toMatchObject({ isError: true });
    const renewal = await call("quote", { service: name });
    const renewed = await call("renew", { quoteId: renewal.value.quoteId });
    expect(renewed.isError).toBe(false);
    const left = BigInt((await call("quote", { domain: freeName() })).value.cap.leftFen);
    expect(left).toBe(20_000n - BigInt(quote.value.priceFen) - BigInt(renewal.value.priceFen));
    const dear = await call("quote", { domain: freeName(), years: 10 });
    expect(await call("buy", { quoteId: dear.value.quoteId })).toMatchObject({
      ...{ isError: true, value: { error: { code: "token.cap_passed" } } },
    });
    expect(await call("quote", {})).toMatchObject({ isError: true });
    await client.close();
  }, 60_000);

  it("says how to buy once when the answer to an order was lost", async () => {
    const me = await signed();
    const { client, call } = await connect(me.environment);
    const { quoteId } = (await call("quote", { domain: freeName() })).value;
    shop.loseOrders(3);
    const lost = await call("buy", { quoteId });
    expect([lost.isError, lost.value.error.message]).toEqual([true, expect.stringContaining("with the same quoteId")]);
    expect((await call("buy", { quoteId })).isError).toBe(false);
    expect(await world.database.db.order.count({ where: { tokenId: me.tokenId } })).toBe(1);
    await client.close();
  });

  it("plans records, applies the plan, and says when the zone has changed since", async () => {
    const me = await signed();
    const name = await bought(me);
    const { client, call } = await connect(me.environment);
    const plan = async (zoneFileText: string) =>
      (await call("plan_records", { domain: name, zoneFile: zoneFileText })).value;
    const one = await plan("www 600 IN A 203.0.113.7");
    const other = await plan("api 600 IN A 203.0.113.8");
    expect(one.changes).toMatchObject([{ kind: "add", to: { host: "www", value: "203.0.113.7" } }]);
    expect((await call("apply_records", { planId: one.planId })).value).toMatchObject({ state: "done" });
    expect(await call("apply_records", { planId: other.planId })).toMatchObject({
      ...{ isError: true, value: { error: { code: "zones.changed_elsewhere" } } },
    });
    const { records } = (await call("list_records", { domain: name })).value;
    expect(records).toMatchObject([{ host: "www", type: "A" }]);
    const away = (await call("plan_records", { domain: name, deleteIds: [records[0].id] })).value;
    expect((await call("apply_records", { planId: away.planId })).value).toMatchObject({ state: "done" });
    expect((await call("list_records", { domain: name })).value.records).toEqual([]);
    expect(
      (await call("apply_records", { planId: (await plan("mail 600 IN A 203.0.113.7")).planId })).value.state,
    ).toBe("done");
    const slip = await call("plan_records", {
      ...{ domain: name, mode: "replace", zoneFile: "mail 600 IN A 203.0.113.256\nnew 600 IN A 203.0.113.9" },
    });
    expect(await call("apply_records", { planId: slip.value.planId })).toMatchObject({
      ...{ isError: true, value: { error: { code: "records.left_out" } } },
    });
    expect((await call("list_records", { domain: name })).value.records).toMatchObject([{ host: "mail" }]);
    expect(await call("plan_records", { domain: "nobodys.com", zoneFile: "x 600 IN A 203.0.113.9" })).toMatchObject({
      ...{ isError: true, value: { error: { code: "zones.none_of_name" } } },
    });
    await client.close();
  }, 60_000);
});
