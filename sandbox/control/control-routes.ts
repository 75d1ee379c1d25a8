import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { yuanText } from "@/lib/core/money";
import { finishTask } from "../chapters/finish-task";
import { Refusal } from "../http/call";
import { callerAddress, readBody } from "../http/request";
import { endpointIds } from "../manual/all";
import type { Sandbox } from "../sandbox";
import { availableFen, balanceFen } from "../selling/sell";
import { allSuffixes, findSuffix } from "../world/suffixes";
import { controlActs } from "./control-act";
import { type ControlPath, controlBodies } from "./control-contract";
import { ControlError } from "./control-error";
import { demoWords } from "./demo-words";
import { faultKinds } from "./faults";
import { showProducts } from "./show-products";

const LOOPBACK = new Set(["127.0.0.1", "::1"]);

/** Money is written as decimal text in fen. */
function json(response: ServerResponse, status: number, value: unknown): void {
  const body = JSON.stringify(value, (_key, part: unknown) => (typeof part === "bigint" ? part.toString() : part));
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" });
  response.end(body);
}

/** `/__sandbox/…`: for tests and for the page, from this machine only. */
export async function answerControl(
  sandbox: Sandbox,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  query: string,
): Promise<void> {
  if (!LOOPBACK.has(callerAddress(request)) || !isLocalHost(request.headers.host)) {
    return json(response, 403, { error: "the control side answers this machine only" });
  }
  const { world } = sandbox;
  world.settle((task) => finishTask(world, task));
  const [what = "", id = ""] = path.slice("/__sandbox/".length).split("/");
  if (request.method === "GET") {
    const view = views[what];
    return view ? json(response, 200, view(sandbox, new URLSearchParams(query))) : json(response, 404, { error: path });
  }
  if (request.method === "DELETE" && what === "faults") {
    if (id) return json(response, sandbox.faults.remove(id) ? 200 : 404, { ok: true });
    sandbox.faults.clear();
    return json(response, 200, { ok: true });
  }
  if (request.method !== "POST" || !(what in controlBodies)) return json(response, 404, { error: path });
  // A page of another site can't send this content type without a CORS preflight, which is never granted.
  if (!request.headers["content-type"]?.startsWith("application/json")) {
    return json(response, 415, { error: "send application/json" });
  }
  return command(sandbox, response, what as ControlPath, await readBody(request));
}

async function command(sandbox: Sandbox, response: ServerResponse, what: ControlPath, text: string): Promise<void> {
  try {
    const body = controlBodies[what].parse(text.trim() === "" ? {} : JSON.parse(text));
    const result = await (controlActs[what] as (sandbox: Sandbox, body: unknown) => unknown)(sandbox, body);
    const { world } = sandbox;
    world.settle((task) => finishTask(world, task));
    json(response, 200, result);
  } catch (error) {
    if (error instanceof z.ZodError) json(response, 422, { error: z.prettifyError(error) });
    else if (error instanceof SyntaxError) json(response, 400, { error: "the body is no JSON" });
    else if (error instanceof ControlError || error instanceof Refusal) json(response, 422, { error: error.message });
    else throw error;
  }
}

/** Protects against DNS rebinding: pages whose own name resolves to this machine. */
function isLocalHost(host: string | undefined): boolean {
  const name = (host ?? "").replace(/:\d+$/, "");
  return name === "127.0.0.1" || name === "localhost" || name === "[::1]";
}

const DEFAULT_LIMIT = 200;

const controlFields = Object.fromEntries(
  Object.entries(controlBodies).map(([path, schema]) => {
    const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
    return [path, Object.keys(properties).map((name) => (required.includes(name) ? name : `${name}?`))];
  }),
);

const views: Readonly<Record<string, (sandbox: Sandbox, query: URLSearchParams) => unknown>> = {
  world: ({ world }, query) => {
    const { account } = world;
    const most = Number(query.get("limit") ?? 500);
    const some = <T>(rows: IterableIterator<T>): T[] => [...rows].slice(-most).reverse();
    return {
      nowMs: world.now(),
      clockOffsetMs: world.meta.clockOffsetMs,
      seed: world.meta.seed,
      settings: world.settings,
      money: {
        ...account,
        balanceFen: balanceFen(account),
        availableFen: availableFen(account),
        balance: yuanText(balanceFen(account)),
      },
      sizes: {
        contacts: world.contacts.size,
        domains: world.domains.size,
        records: world.records.size,
        sales: world.sales.size,
      },
      contacts: some(world.contacts.values()),
      domains: some(world.domains.values()),
      records: some(world.records.values()),
      transfers: some(world.transfers.values()),
      audits: some(world.audits.values()),
      strangers: some(world.strangers.values()),
      coupons: some(world.coupons.values()),
      mails: some(world.mails.values()),
      mailboxes: some(world.mailboxes.values()),
      databases: some(world.databases.values()),
      cloudHosts: some(world.cloudHosts.values()),
      hosts: some(world.hosts.values()),
      cdns: some(world.cdns.values()),
      cdnDomains: some(world.cdnDomains.values()),
      cdnPurges: some(world.cdnPurges.values()),
      ddosOrders: some(world.ddosOrders.values()),
      servers: some(world.servers.values()),
      serverDisks: some(world.serverDisks.values()),
      sites: some(world.sites.values()),
      points: some(world.points.values()),
      qituibao: some(world.qituibao.values()),
      soukeyi: some(world.soukeyi.values()),
      questions: some(world.questions.values()),
      callbacks: some(world.callbacks.values()),
      tasks: some(world.tasks.values()),
    };
  },
  /** All products but domains, in one form. */
  products: ({ world }, query) => {
    const shown = showProducts(world);
    return query.has("limit") ? shown.slice(0, Number(query.get("limit"))) : shown;
  },
  domain: ({ world }, query) => world.domains.get((query.get("name") ?? "").toLowerCase()) ?? null,
  calls: ({ calls }, query) =>
    calls.list({
      endpoint: query.get("endpoint") ?? undefined,
      name: query.get("name")?.toLowerCase() ?? undefined,
      since: query.has("since") ? Number(query.get("since")) : undefined,
      limit: Number(query.get("limit") ?? DEFAULT_LIMIT),
    }),
  counters: ({ calls }) => calls.counters(),
  sales: ({ world }, query) => {
    const name = query.get("name")?.toLowerCase();
    const found = [...world.sales.values()].filter((sale) => !name || sale.name === name);
    return query.has("limit") ? found.slice(-Number(query.get("limit"))) : found;
  },
  faults: ({ faults }) => faults.list(),
  settings: ({ world }) => world.settings,
  prices: ({ world }) => allSuffixes.map((suffix) => findSuffix(world, suffix)),
  /** The field names of each POST body; optional ones have a question mark. */
  controls: () => controlFields,
  magic: () => demoWords,
  endpoints: () => endpointIds,
  kinds: () => faultKinds,
};
