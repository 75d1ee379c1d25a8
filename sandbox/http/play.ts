import type { Fault, FaultKind } from "../control/faults";
import { finishTask } from "../control/finish-task";
import { hasMagic, magicFault } from "../control/magic";
import { type EndpointId, manual } from "../manual/all";
import type { Sandbox } from "../sandbox";
import { fraction } from "../world/availability";
import { authenticate } from "./authenticate";
import { type Call, type Message, Params, Refusal } from "./call";
import { maskParams } from "./call-log";
import { handlers } from "./handlers";
import { renderRefusal, renderSuccess, sentenceOf } from "./render";
import { sleep } from "./sleep";

export interface Request {
  id: EndpointId;
  method: "GET" | "POST";
  values: ReadonlyMap<string, string>;
  ip: string;
}

/** What goes back over the wire, before planted faults bend it. */
export interface Played {
  text: string;
  /** Faults that the sender of the answer carries out, in order. */
  faults: Strike[];
}

/** A planted fault, or one that a magic name stands for. */
export type Strike = Pick<Fault, "kind" | "ms" | "status" | "code" | "text">;

const BEFORE: ReadonlySet<FaultKind> = new Set<FaultKind>(["dropBefore", "hangBefore", "status"]);
const CHECK_SLOW_MS = 3_000;

/** Plays one call of the API from arrival to answer. */
export async function play(sandbox: Sandbox, request: Request): Promise<Played> {
  const { world } = sandbox;
  const row = manual[request.id];
  const params = new Params(request.values, world.settings.commas === "cut");
  const name = nameOf(request.values);
  const strikes = strikesOn(sandbox, request.id, row.effect, name);
  const started = performance.now();
  const log = (outcome: string, chargeFen: bigint, said = "") =>
    sandbox.calls.add({
      atMs: world.now(),
      endpoint: request.id,
      effect: row.effect,
      method: request.method,
      name,
      params: maskParams(request.values),
      outcome,
      said,
      faults: strikes.map((strike) => strike.kind),
      chargeFen,
      tookMs: Math.round(performance.now() - started),
    });

  const waitMs = delayBefore(sandbox, request, name) + sumMs(strikes, "delay");
  if (waitMs > 0) await sleep(waitMs);
  if (strikes.some((strike) => BEFORE.has(strike.kind))) {
    log("", 0n);
    return { text: "", faults: strikes };
  }
  const refusal = strikes.find((strike) => strike.kind === "code");
  if (refusal) {
    log(refusal.code, 0n, sentenceOf(row, refusal));
    return { text: renderRefusal(row, refusal, world.settings.warts !== "clean"), faults: strikes };
  }

  const call = makeCall(sandbox, request, params);
  await handlers[request.id].prepare?.(call);
  const times = strikes.some((strike) => strike.kind === "duplicate") ? 2 : 1;
  let text = "";
  for (let n = 0; n < times; n++) {
    const done = act(sandbox, call, request.ip, sumMs(strikes, "lag"));
    log(done.outcome, call.chargedFen, done.said);
    text = done.text;
    call.chargedFen = 0n;
  }
  const wrong = strikes.find((strike) => strike.kind === "codeAfter");
  if (wrong) text = renderRefusal(row, wrong, call.warts);
  const lateMs = sumMs(strikes, "delayAfter");
  if (lateMs > 0) await sleep(lateMs);
  return { text, faults: strikes };
}

interface Acted {
  text: string;
  /** "success", a code, or "failed". */
  outcome: string;
  said: string;
}

/** Authentication, the handler and its changes: all in one go, so that calls never mix. */
function act(sandbox: Sandbox, call: Call, ip: string, lagMs: number): Acted {
  const { world } = sandbox;
  const row = manual[call.id];
  try {
    world.settle((task) => finishTask(world, task));
    if (row.host !== "check") authenticate(world, row, call.params, ip);
    const message: Message = world.transact(() => handlers[call.id].handle(call), lagMs);
    return { text: renderSuccess(row, message, call.warts), outcome: "success", said: "" };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    call.chargedFen = 0n;
    return {
      text: renderRefusal(row, error, call.warts),
      outcome: error.code || "failed",
      said: sentenceOf(row, error),
    };
  }
}

function makeCall({ world }: Sandbox, request: Request, params: Params): Call {
  const { settings } = world;
  return {
    id: request.id,
    method: request.method,
    params,
    world,
    settings,
    // Asked when it acts, which can be later than when it came.
    get nowMs() {
      return world.now();
    },
    otime: params.whole("otime"),
    warts: settings.warts !== "clean",
    chargedFen: 0n,
    pictures: new Map(),
  };
}

function strikesOn(sandbox: Sandbox, id: EndpointId, effect: string, name: string): Strike[] {
  const planted = sandbox.faults.strike(id, effect, name);
  const magic = effect === "purchase" ? magicFault(name) : null;
  return magic ? [...planted, { ms: 0, status: 500, code: "", text: "", ...magic }] : planted;
}

function sumMs(strikes: readonly Strike[], kind: FaultKind): number {
  return strikes.reduce((sum, strike) => (strike.kind === kind ? sum + strike.ms : sum), 0);
}

function delayBefore({ world }: Sandbox, request: Request, name: string): number {
  const { delayMs, checkDelayMs } = world.settings;
  if (manual[request.id].host !== "check") return delayMs;
  const { min, max } = checkDelayMs;
  const tld = (request.values.get("tld") ?? "").replace(/^\.?/, ".").toLowerCase();
  const own = max > min ? min + Math.floor(fraction(`delay|${tld}`) * (max - min + 1)) : min;
  return own + (hasMagic(name, "check-slow") ? CHECK_SLOW_MS : 0);
}

/** In this order: what a call is about. */
const NAMES =
  "domainname domain praname pdtname pdtnme pdtmne pdtmme webname account nme companyname dbname maildomain ftpname hostname cloudname suffix userid email".split(
    " ",
  );

/** What a fault's `name` is compared with: the domain, the product, or the contact (one to be created: its e-mail address). */
function nameOf(values: ReadonlyMap<string, string>): string {
  const label = values.get("domain-name");
  if (label) return label.toLowerCase() + (values.get("tld") ?? "").replace(/^\.?/, ".").toLowerCase();
  for (const param of NAMES) {
    const value = values.get(param)?.trim();
    if (value) return value.toLowerCase();
  }
  return "";
}
