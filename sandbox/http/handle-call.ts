import { finishTask } from "../chapters/finish-task";
import { handlers } from "../chapters/handlers";
import { faultOfDemoName, hasDemoWord } from "../control/demo-words";
import type { Fault, FaultKind } from "../control/faults";
import { type EndpointId, manual } from "../manual/all";
import type { Sandbox } from "../sandbox";
import { fraction } from "../world/availability";
import { authenticate } from "./authenticate";
import { type Call, type Message, Params, Refusal } from "./call";
import { maskParams } from "./call-log";
import { renderRefusal, renderSuccess, sentenceOf } from "./render";
import { sleep } from "./sleep";

export interface Request {
  id: EndpointId;
  method: "GET" | "POST";
  values: ReadonlyMap<string, string>;
  ip: string;
  /** The sandbox's address as the caller wrote it. Without it addresses in answers lead nowhere. */
  origin?: string;
}

/** The answer of a call, before the faults that apply to it change it. */
export interface CallResult {
  text: string;
  /** Faults that `send` carries out, in order. */
  faults: AppliedFault[];
}

/** A fault that applies to a call: planted, or asked for by a word in the name. */
export type AppliedFault = Pick<Fault, "kind" | "ms" | "status" | "code" | "text">;

const BEFORE: ReadonlySet<FaultKind> = new Set<FaultKind>(["dropBefore", "hangBefore", "status"]);
const CHECK_SLOW_MS = 3_000;

/** Handles one call of the API: delays, faults, the handler, the log. @returns the answer for `send`. */
export async function handleCall(sandbox: Sandbox, request: Request): Promise<CallResult> {
  const { world } = sandbox;
  const row = manual[request.id];
  const params = new Params(request.values, world.settings.commas === "cut");
  const name = nameOf(request.values);
  const applied = faultsOf(sandbox, request.id, row.effect, name);
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
      faults: applied.map((fault) => fault.kind),
      chargeFen,
      tookMs: Math.round(performance.now() - started),
    });

  const waitMs = delayBefore(sandbox, request, name) + sumMs(applied, "delay");
  if (waitMs > 0) await sleep(waitMs);
  if (applied.some((fault) => BEFORE.has(fault.kind))) {
    log("", 0n);
    return { text: "", faults: applied };
  }
  const refusal = applied.find((fault) => fault.kind === "code");
  if (refusal) {
    log(refusal.code, 0n, sentenceOf(row, refusal));
    return { text: renderRefusal(row, refusal, world.settings.warts !== "clean"), faults: applied };
  }

  const call = makeCall(sandbox, request, params);
  await handlers[request.id].prepare?.(call);
  const times = applied.some((fault) => fault.kind === "duplicate") ? 2 : 1;
  let text = "";
  for (let n = 0; n < times; n++) {
    const done = act(sandbox, call, request.ip, sumMs(applied, "lag"));
    log(done.outcome, call.chargedFen, done.said);
    text = done.text;
    call.chargedFen = 0n;
  }
  const wrong = applied.find((fault) => fault.kind === "codeAfter");
  if (wrong) text = renderRefusal(row, wrong, call.warts);
  const lateMs = sumMs(applied, "delayAfter");
  if (lateMs > 0) await sleep(lateMs);
  return { text, faults: applied };
}

interface Acted {
  text: string;
  /** "success", a code, or "failed". */
  outcome: string;
  said: string;
}

/** Authenticates, runs the handler and keeps its changes, without waiting in between: no other call runs meanwhile. */
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
    // Read when the handler runs, which can be later than the arrival.
    get nowMs() {
      return world.now();
    },
    otime: params.whole("otime"),
    origin: request.origin ?? "http://sandbox.invalid",
    warts: settings.warts !== "clean",
    chargedFen: 0n,
    pictures: new Map(),
  };
}

function faultsOf(sandbox: Sandbox, id: EndpointId, effect: string, name: string): AppliedFault[] {
  const planted = sandbox.faults.take(id, effect, name);
  const ofName = effect === "purchase" ? faultOfDemoName(name) : null;
  return ofName ? [...planted, { ms: 0, status: 500, code: "", text: "", ...ofName }] : planted;
}

function sumMs(applied: readonly AppliedFault[], kind: FaultKind): number {
  return applied.reduce((sum, fault) => (fault.kind === kind ? sum + fault.ms : sum), 0);
}

function delayBefore({ world }: Sandbox, request: Request, name: string): number {
  const { delayMs, checkDelayMs } = world.settings;
  if (manual[request.id].host !== "check") return delayMs;
  const { min, max } = checkDelayMs;
  const tld = (request.values.get("tld") ?? "").replace(/^\.?/, ".").toLowerCase();
  const own = max > min ? min + Math.floor(fraction(`delay|${tld}`) * (max - min + 1)) : min;
  return own + (hasDemoWord(name, "check-slow") ? CHECK_SLOW_MS : 0);
}

/** Parameters that name what a call is about, the first one sent counts. */
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
