import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { request as requestTls } from "node:https";
import { setTimeout as sleep } from "node:timers/promises";

interface Answer {
  /** 0: there was none. */
  status: number;
  text: string;
}

interface Asked {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  /** What makes the connections, where it is not plain HTTP to the address. */
  agent?: Agent;
}

const TIMEOUT_MS = 30_000;
const plain = new Agent({ keepAlive: true });

/** One request, read to its end. An answer that breaks off has the status 0. */
export function askShop(
  url: string,
  { method = "GET", headers = {}, body, agent = plain }: Asked = {},
): Promise<Answer> {
  return new Promise((resolve) => {
    let text = "";
    const lost = (error: Error) => resolve({ status: 0, text: `${text.slice(0, 200)} ${error.message}` });
    const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
    const send = url.startsWith("https:") ? requestTls : request;
    const sent = send(url, { method, agent, headers: { ...headers, ...length } }, (answer) => {
      answer.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      answer.once("error", lost).once("end", () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    sent.setTimeout(TIMEOUT_MS, () => sent.destroy(new Error("no answer in time")));
    sent.once("error", lost).end(body);
  });
}

/** A customer's browser: its cookie, what it orders with, and a free name each time. */
export interface Customer {
  cookie: string;
  order(): { key: string; body: string };
}

export interface Load {
  /** What was done: how often, and how often it failed. */
  counts: Record<string, { done: number; failed: number }>;
  /** Of requests that were answered wrongly or not at all. */
  faults: string[];
  /** Ids of orders, as the shop answered them, by their request's key. */
  orders: Map<string, string>;
  /** How often each stream of an order was connected. */
  streams: number;
}

interface LoadOptions {
  url: string;
  customers: readonly Customer[];
  /** How long a visitor waits between two requests. */
  pauseMs: number;
  /** Whether a visitor repeats what failed, as people do; else a failure is a fault. */
  repeats: boolean;
  agent?: Agent;
}

const PAGES = ["/", "/prices", "/products", "/en/help"];
const OWN_PAGES = ["/account", "/account/orders", "/account/services"];

/** Visitors who look at pages, search and buy until they are told to leave. */
export function startLoad(options: LoadOptions): { load: Load; stop(): Promise<Load> } {
  const { url, customers, pauseMs, repeats } = options;
  const ask = (path: string, asked: Asked = {}) =>
    askShop(`${url}${path}`, { ...asked, ...(options.agent ? { agent: options.agent } : {}) });
  const load: Load = { counts: {}, faults: [], orders: new Map(), streams: 0 };
  let going = true;
  const count = (what: string, fault: string | null) => {
    load.counts[what] ??= { done: 0, failed: 0 };
    const counts = load.counts[what];
    if (fault === null) counts.done += 1;
    else {
      counts.failed += 1;
      if (!repeats) load.faults.push(`${what}: ${fault}`);
    }
    return fault === null;
  };
  const faultOf = ({ status, text }: Answer, isWhole: (text: string) => boolean) =>
    status === 200 && isWhole(text) ? null : `${status} ${text.slice(0, 200)}`;
  const loop = async (work: (turn: number) => Promise<void>) => {
    for (let turn = 0; going; turn++) {
      await work(turn);
      await sleep(pauseMs);
    }
  };

  const reads = async (turn: number) => {
    const page = await ask(`${PAGES[turn % PAGES.length]}`);
    count(
      "page",
      faultOf(page, (text) => text.includes("</html>")),
    );
  };
  const looksAround = (customer: Customer) => async (turn: number) => {
    const page = await ask(`${OWN_PAGES[turn % OWN_PAGES.length]}`, { headers: { cookie: customer.cookie } });
    count(
      "own page",
      faultOf(page, (text) => text.includes("</html>")),
    );
  };
  const searches = async () => {
    const name = `free${randomUUID().replaceAll("-", "").slice(0, 12)}`;
    const answer = await ask(`/api/v1/search?q=${name}`);
    const total = (text: string) => Number(/"total":(\d+)/.exec(text)?.[1] ?? -1);
    count(
      "search",
      faultOf(answer, (text) => (text.match(/"type":"hit"/g) ?? []).length === total(text)),
    );
  };
  const buys = (customer: Customer) => async () => {
    const { key, body } = customer.order();
    const headers = {
      cookie: customer.cookie,
      origin: new URL(url).origin,
      "content-type": "application/json",
      "idempotency-key": key,
    };
    for (;;) {
      const answer = await ask(`/api/v1/orders`, { method: "POST", headers, body });
      const fault = faultOf(answer, (text) => text.includes('"items"'));
      if (count("purchase", fault)) {
        const id = String(JSON.parse(answer.text).id);
        load.orders.set(key, id);
        latest.set(customer, id);
        return;
      }
      if (!repeats) return;
      await sleep(300);
    }
  };
  const latest = new Map<Customer, string>();
  const follows = (customer: Customer) => async () => {
    const id = latest.get(customer);
    if (id === undefined) return;
    load.streams += 1;
    const stream = await ask(`/api/v1/orders/${id}/events`, { headers: { cookie: customer.cookie } });
    // It ends when the order is final or the process stops, and then a browser connects again.
    count(
      "stream",
      faultOf(stream, (text) => text.includes("event: order")),
    );
  };

  const [first] = customers;
  const all = [
    loop(reads),
    loop(searches),
    ...customers.map((customer) => loop(buys(customer))),
    ...customers.map((customer) => loop(looksAround(customer))),
    ...(first ? [loop(follows(first))] : []),
  ];
  return {
    load,
    stop: async () => {
      going = false;
      await Promise.all(all);
      return load;
    },
  };
}
