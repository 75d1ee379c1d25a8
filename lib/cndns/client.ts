import http from "node:http";
import https from "node:https";
import type { z } from "zod";
import { chooseVariants } from "./choose-variants";
import type { AnyRow, Codes, Effect, EndpointRow, Host } from "./endpoint";
import { createLimiter } from "./limit";
import type { CallContext, ClientOptions, PurchaseContext } from "./options";
import type { Outcome } from "./outcome";
import { type Machine, runCall } from "./run-call";

export type { CallLogEntry as CallEntry, ClientOptions, Otime, PurchaseContext, PurchaseReply } from "./options";

export const realUrls: Record<Host, string> = {
  api: "https://api.cndns.com",
  check: "http://dmcheck.cndns.com",
  support: "http://support.cndns.com/api",
};

const LIMITS: Record<Host, number> = { api: 8, check: 400, support: 4 };
const TIMEOUTS_MS = { read: 20_000, write: 60_000, purchase: 120_000, connect: 10_000 };
/** As many as the check host may have calls in flight, so that a search reuses the connections of the last one. */
const MAX_FREE_SOCKETS = 400;

type Context<E extends Effect> = E extends "purchase" ? [context: PurchaseContext] : [context?: CallContext];

export interface Client {
  /**
   * Calls an endpoint and resolves to one of the five outcomes. Throws AppError "upstream.input" (422, per field)
   * when the input can't be sent; any other throw is a bug. Reads are tried up to three times; writes and purchases
   * are sent once.
   */
  call<E extends Effect, I extends z.ZodType, T, C extends Codes>(
    row: EndpointRow<E, I, T, C>,
    input: z.output<I>,
    ...context: Context<E>
  ): Promise<Outcome<T, C>>;
  setLimit(host: Host, limit: number): void;
  /** Calls waiting and in flight per host, for the health page. */
  load(): Record<Host, { waiting: number; inFlight: number }>;
  /** Closes idle connections. */
  close(): void;
}

export function createClient(options: ClientOptions): Client {
  const machine = createMachine(options);
  const choices = options.choices ?? {};
  const hosts = ["api", "check", "support"] as const;
  return {
    call: async (row, input, ...context) =>
      (await runCall(machine, chooseVariants(row as unknown as AnyRow, choices), input, context[0])) as never,
    setLimit: (host, limit) => machine.limiters[host].setLimit(limit),
    load: () =>
      Object.fromEntries(
        hosts.map((host) => [
          host,
          { waiting: machine.limiters[host].waiting, inFlight: machine.limiters[host].inFlight },
        ]),
      ) as ReturnType<Client["load"]>,
    close: () => {
      for (const agent of Object.values(machine.agents)) agent.destroy();
    },
  };
}

function createMachine(options: ClientOptions): Machine {
  const limits = { ...LIMITS, ...options.limits };
  const urls = { ...realUrls, ...options.urls };
  const agent = (url: URL) =>
    url.protocol === "https:"
      ? new https.Agent({ keepAlive: true, timeout: 30_000, maxFreeSockets: MAX_FREE_SOCKETS })
      : new http.Agent({ keepAlive: true, timeout: 30_000, maxFreeSockets: MAX_FREE_SOCKETS });
  const per = <T>(make: (host: Host) => T): Record<Host, T> => ({
    api: make("api"),
    check: make("check"),
    support: make("support"),
  });
  const bases = per((host) => new URL(urls[host]));
  return {
    options,
    now: options.now ?? (() => new Date()),
    random: options.random ?? Math.random,
    timeoutsMs: { ...TIMEOUTS_MS, ...options.timeoutsMs },
    bases,
    agents: per((host) => agent(bases[host])),
    limiters: per((host) => createLimiter(limits[host])),
  };
}
