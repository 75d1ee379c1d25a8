import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { runCommand } from "@/lib/backups/testing/restore-round";
import type { Part } from "@/server/processes/shop-processes";
import { killGroup } from "../rolling/group";
import { startLoad } from "../rolling/visitors";
import { judgeOrders } from "../rolling/world";
import type { FrontedShop } from "./check-proxy";
import type { FrontProxy } from "./proxy-program";
import { readCsrf } from "./read-csrf";
import type { Steps } from "./steps";
import { ask, ORIGIN } from "./visitor";

/** The processes of one machine: web and worker. */
export interface Group {
  port: number;
  web: Part;
  worker: Part;
}

const need = (holds: boolean, text: string) => {
  if (!holds) throw new Error(text);
};
const VISITORS = 50;
const TRIES = 10;
/** As long as nginx leaves out a process that could not be asked (fail_timeout), and a busy machine's answer. */
const MOST_GAP_MS = 10_000;
const LOAD_MS = 8_000;

/** Two machines' worth of processes on one database behind one proxy, of which one is killed under load at the end. */
export async function checkGroups(
  proxy: FrontProxy,
  shop: FrontedShop,
  [first, second]: [Group, Group],
  steps: Steps,
): Promise<void> {
  const { step } = steps;
  const { agent, name, answers } = proxy;
  const { town, front } = shop;
  const groups = [first, second];
  /** Of the answers to this address, the ports that gave them. */
  const portsOf = (path: string) =>
    new Set(
      answers()
        .filter((line) => line.startsWith(path))
        .map((line) => line.split(":").at(-1)),
    );

  await step(
    `${name}: ${VISITORS} visitors who ask both groups for one name are one question for each suffix`,
    async () => {
      const path = `/api/v1/search?q=free${randomUUID().replaceAll("-", "").slice(0, 12)}`;
      // The first question of each group reads the prices.
      for (const _ of groups) await ask(agent, `/api/v1/search?q=free${randomUUID().slice(0, 8)}`);
      front.wire.holdMs = 1_000;
      const before = front.wire.came.length;
      const all = await Promise.all(
        Array.from({ length: VISITORS }, (_, index) => ask(agent, path, { from: `127.0.1.${index + 1}` })),
      );
      front.wire.holdMs = 0;
      const calls = front.wire.came.length - before;
      const total = Number(/"total":(\d+)/.exec(all[0]?.text ?? "")?.[1] ?? -1);
      for (const { status, text } of all) {
        need(status === 200, `${status} ${text.slice(0, 200)}`);
        need((text.match(/"answer":"free"/g) ?? []).length === total, `an answer lacks names: ${text.slice(-300)}`);
      }
      need(calls === total, `${calls} calls for ${total} suffixes`);
      need(portsOf(path).size === 2, "one group alone was asked");
      return `${calls} calls`;
    },
  );

  await step(`${name}: failed sign-ins are counted together, whatever address a visitor claims`, async () => {
    const { csrfToken, cookie } = await readCsrf(agent);
    const email = `${randomUUID()}@example.com`;
    const sign = async (turn: number) => {
      const body = new URLSearchParams({ csrfToken, email, password: "wrong-password-1", json: "true" }).toString();
      const { text } = await ask(agent, "/api/auth/callback/credentials", {
        ...{ method: "POST", body, from: "127.0.3.1" },
        headers: {
          ...{ cookie, origin: ORIGIN, "content-type": "application/x-www-form-urlencoded" },
          "x-forwarded-for": `203.0.113.${turn + 1}`,
        },
      });
      return text;
    };
    const said: string[] = [];
    for (let turn = 0; turn < TRIES + 2; turn++) said.push(await sign(turn));
    const waits = said.map((text) => text.includes("sign_in.wait"));
    need(
      waits.indexOf(true) === TRIES,
      `the first refusal is number ${waits.indexOf(true) + 1}: ${said[0]} ${said.at(-1)}`,
    );
    need(portsOf("/api/auth/callback/credentials").size === 2, "one group alone was asked");
  });

  await step(
    `${name}: one group is killed under load: no order lost, nothing bought twice, the other one serves`,
    async () => {
      const [one] = town.customers;
      if (!one) throw new Error("no customer");
      // The first purchase, which takes until after the kill, so that its order is followed meanwhile.
      await town.world.fault({ kind: "lag", ms: 20_000, endpoint: "domains.CreateDom" });
      const before = await town.world.database.db.order.findMany({ select: { id: true } });
      const { key, body } = one.order();
      const headers = {
        cookie: one.cookie,
        origin: ORIGIN,
        "content-type": "application/json",
        "idempotency-key": key,
      };
      const bought = await ask(agent, "/api/v1/orders", { method: "POST", body, headers });
      need(bought.status === 200, `${bought.status} ${bought.text.slice(0, 200)}`);
      const { id } = JSON.parse(bought.text) as { id: string };
      const load = startLoad({ url: ORIGIN, customers: town.customers, pauseMs: 300, repeats: true, agent });
      load.load.orders.set(key, id);
      // What was ordered by the steps before belongs to the books as well.
      for (const { id: placed } of before) load.load.orders.set(placed, placed);
      // One to each group.
      const streams = [follow(), follow()];
      await sleep(LOAD_MS / 2);
      const visits = visiting();
      await sleep(1_000);
      const killedAt = performance.now();
      for (const part of [first.web, first.worker]) killGroup(part);
      await sleep(LOAD_MS);
      const { gapMs, failed, done } = await visits.stop();
      const { counts, orders } = await load.stop();
      const followed = await Promise.all(streams);
      need(gapMs < MOST_GAP_MS, `a visitor waited ${Math.round(gapMs)} ms`);
      need(
        followed.every(({ ended }) => ended),
        "a stream did not come to the order's end",
      );
      need(
        followed.some(({ lost }) => lost > 0),
        "no stream was lost",
      );
      const faults = await judgeOrders(town, load.load);
      need(faults.length === 0, faults.slice(0, 5).join("; "));
      const failures = Object.values(counts).reduce((sum, count) => sum + count.failed, 0);
      const ledger = (await runCommand("scripts/operate/ledger-check.ts", [], {})).trim().split("\n").at(-1);
      const seconds = ((performance.now() - killedAt) / 1_000).toFixed(0);
      return `${orders.size} orders, ${town.world.sandbox.world.sales.size} sales, ${failures} answers lost and asked again, ${failed} of ${done + failed} visits failed, longest wait ${Math.round(gapMs)} ms, all done after ${seconds} s; ledger: ${ledger}`;

      /** As a browser does: connects again until the order's end. */
      async function follow(): Promise<{ lost: number; ended: boolean }> {
        for (let lost = 0; lost < 60; lost++) {
          const { text } = await ask(agent, `/api/v1/orders/${id}/events`, { headers: { cookie: one?.cookie ?? "" } });
          if (text.includes("event: end")) return { lost, ended: true };
          await sleep(1_000);
        }
        return { lost: 60, ended: false };
      }
    },
  );

  /** A visitor who asks for a page that no cache has, ten times a second. */
  function visiting(): { stop(): Promise<{ gapMs: number; failed: number; done: number }> } {
    const result = { gapMs: 0, failed: 0, done: 0 };
    let going = true;
    const loop = (async () => {
      let lastMs = performance.now();
      while (going) {
        const { status } = await ask(agent, "/sign-in");
        if (status === 200) {
          result.gapMs = Math.max(result.gapMs, performance.now() - lastMs);
          lastMs = performance.now();
          result.done += 1;
        } else result.failed += 1;
        await sleep(100);
      }
    })();
    return {
      stop: async () => {
        going = false;
        await loop;
        return result;
      },
    };
  }
}
