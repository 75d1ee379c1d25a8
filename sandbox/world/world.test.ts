import { type ChildProcess, spawn } from "node:child_process";
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import { Bench } from "../codes/bench";
import { balanceFen } from "../selling/sell";
import { startSandbox } from "../start";

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "sandbox-test-"));
});

afterEach(() => rmSync(dir, { recursive: true, force: true }));

it("survives a restart: world, clock, settings, sales, and the otimes of the day", async () => {
  const first = await startSandbox({ dataDir: dir, seed: "one" });
  const bench = new Bench(first.url, () => first.world.now());
  await bench.control.settings({ registerMs: 4_000 });
  await bench.own("free-kept.top");
  await bench.call("domains.AddRec", {
    domainname: "free-kept.top",
    rec_item: "a",
    rec_type: "A",
    rec_value: "192.0.2.1",
  });
  await bench.order("free-open.top", await bench.contact());
  const otime = bench.agent.otime();
  await bench.call("user.userdetail", {}, { otime });
  const before = await bench.control.world();
  await first.close();

  const second = await startSandbox({ dataDir: dir });
  const again = new Bench(second.url, () => second.world.now());
  const after = await again.control.world();
  expect({ ...after, nowMs: 0 }).toEqual({ ...before, nowMs: 0 });
  expect(after.seed).toBe("one");
  expect((await again.call("user.userdetail", {}, { otime })).code).toBe("10036");
  await again.control.advance(5_000);
  expect((await again.control.domain("free-open.top"))?.state).toBe("run");
  expect(await again.control.sales()).toHaveLength(2);
  expect((await again.call("domains.RecList", { domainname: "free-kept.top" })).message).toHaveLength(1);
  await second.close();
});

it("drops a half-written last line and keeps what came before", async () => {
  const first = await startSandbox({ dataDir: dir });
  await new Bench(first.url, () => first.world.now()).own("free-kept.top");
  await first.close();
  appendFileSync(join(dir, "world.jsonl"), '[["domains","free-half.top",{"na');
  const second = await startSandbox({ dataDir: dir });
  expect(second.world.domains.get("free-kept.top")?.state).toBe("run");
  expect(second.world.domains.get("free-half.top")).toBeUndefined();
  await second.close();
  expect(readFileSync(join(dir, "world.jsonl"), "utf8")).not.toContain("free-half");
});

it("undoes everything of a refused call", async () => {
  const sandbox = await startSandbox();
  const bench = new Bench(sandbox.url);
  const userid = await bench.contact();
  await bench.control.balance("1.00");
  // The coupon is marked as used before the balance turns out to be too low.
  expect((await bench.order("free-undo.com", userid, { signature: "4FF245B1D2B7" })).code).toBe("10021");
  expect((await bench.control.world()).coupons.find((row) => row.code === "4FF245B1D2B7")?.used).toBe(false);
  expect(() => sandbox.world.putAccount({ usedFen: 1n })).toThrow(/outside a transaction/);
  await sandbox.close();
});

async function spawned(): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ["--import", "tsx", "sandbox/main.ts", "--port", "0", "--data", dir], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on("data", (text: Buffer) => {
      const match = /http:\/\/127\.0\.0\.1:\d+/.exec(text.toString());
      if (match) resolve(match[0]);
    });
    child.once("exit", (code) => reject(new Error(`the sandbox ended with ${code}`)));
  });
  return { child, url };
}

it("loses nothing that it answered when it is killed", { timeout: 30_000 }, async () => {
  const first = await spawned();
  const bench = new Bench(first.url);
  const userid = await bench.contact();
  const answered: string[] = [];
  const buying = (async () => {
    for (let n = 0; ; n++) {
      const name = `free-kill-${n}.top`;
      try {
        if ((await bench.order(name, userid)).code === "") answered.push(name);
      } catch {
        // The connection ended with the process: this call was not answered.
        return;
      }
    }
  })();
  while (answered.length < 25) await new Promise((resolve) => setTimeout(resolve, 5));
  first.child.kill("SIGKILL");
  await buying;

  const second = await spawned();
  const { control } = new Bench(second.url);
  const sales = await control.sales();
  const sold = new Set(sales.map((sale) => sale.name));
  expect(answered.filter((name) => !sold.has(name))).toEqual([]);
  expect(sales.length - answered.length).toBeLessThanOrEqual(1);
  const { money } = await control.world();
  expect(BigInt(money.balanceFen ?? "0")).toBe(1_000_000n - 900n * BigInt(sales.length));
  second.child.kill("SIGKILL");
});

it("adds up: balance = remitted − sales + refunds, whatever is done", { timeout: 60_000 }, async () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant("buy" as const), n: fc.nat(11), years: fc.integer({ min: 1, max: 5 }) }),
    fc.record({ do: fc.constant("renew" as const), n: fc.nat(11), years: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ do: fc.constant("transfer" as const), n: fc.nat(3) }),
    fc.record({ do: fc.constant("cancel" as const), n: fc.nat(3) }),
    fc.record({ do: fc.constant("wait" as const), ms: fc.nat(8_000) }),
    fc.record({ do: fc.constant("remit" as const), fen: fc.integer({ min: 1, max: 90_000 }) }),
    fc.record({ do: fc.constant("hand" as const), n: fc.nat(11) }),
    fc.record({ do: fc.constant("price" as const), yuan: fc.integer({ min: 1, max: 300 }) }),
    fc.record({ do: fc.constant("lose" as const) }),
  );
  const suffixes = [".com", ".top", ".cn", ".vip"];
  const kinds = ["free-a", "free-fail-register", "free-fail-renew"];
  const nameOf = (n: number) => `${kinds[n % 3]}${suffixes[Math.floor(n / 3) % 4]}`;
  const movingOf = (n: number) => ["a-taken.com", "b-taken.cn", "fail-transfer-taken.net", "c-taken.top"][n] ?? "";

  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      const sandbox = await startSandbox();
      const bench = new Bench(sandbox.url, () => sandbox.world.now());
      const { control } = bench;
      await control.balance("600.00");
      let remittedFen = 60_000n;
      const userid = await bench.contact();
      // A lost reply or a refusal of the control side is expected here: only the books are checked.
      const tolerate = (work: Promise<unknown>) => work.then(() => true).catch(() => false);
      for (const s of steps) {
        if (s.do === "buy") await tolerate(bench.order(nameOf(s.n), userid, { years: String(s.years) }));
        if (s.do === "renew")
          await tolerate(bench.call("domains.DomainRenew", { domainname: nameOf(s.n), years: String(s.years) }));
        if (s.do === "transfer") {
          await tolerate(
            bench.call("domains.domainzhuanru", { domainname: movingOf(s.n), userid, authcode: "abc123" }),
          );
        }
        if (s.do === "cancel") await bench.call("domains.cancelzhuanru", { domainname: movingOf(s.n) });
        if (s.do === "wait") await control.advance(s.ms);
        if (s.do === "hand") await tolerate(control.handPurchase(nameOf(s.n)));
        if (s.do === "price") await control.price({ suffix: ".com", register: `${s.yuan}.00` });
        if (s.do === "lose") await control.fault({ kind: "dropAfter", effect: "purchase" });
        if (s.do === "remit") {
          await control.remit((s.fen / 100).toFixed(2));
          remittedFen += BigInt(s.fen);
        }
      }
      await control.advance(600_000);
      const sales = await control.sales();
      const soldFen = sales.reduce((sum, sale) => sum + BigInt(sale.amountFen) - BigInt(sale.refundedFen), 0n);
      expect(balanceFen(sandbox.world.account)).toBe(remittedFen - soldFen);
      expect(balanceFen(sandbox.world.account) >= 0n).toBe(true);
      const working = (await control.world()).domains.filter(
        (row) => row.state === "run" || row.state === "Not certified",
      );
      for (const domain of working) {
        const paid = sales.filter((sale) => sale.name === domain.name && sale.refundedFen === "0");
        expect(paid.length, domain.name).toBeGreaterThan(0);
      }
      await sandbox.close();
    }),
    { numRuns: 40 },
  );
});
