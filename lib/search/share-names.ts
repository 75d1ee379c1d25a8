import "server-only";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { log } from "@/lib/core/log";
import { within } from "@/lib/core/within";
import { listen, receivesNotifications } from "@/lib/db/listen";
import { recall, remember } from "./availability-memory";
import { type Hit, hit } from "./contract";
import { CHANNEL, claimRows, saveRows } from "./name-rows";

/**
 * How web processes share their calls for names, on one machine or many. Before a name is asked for, its row in name_availabilities
 * is claimed for a short while. A second process notifies that it wants the name; the process that asks then notifies the answer, or
 * that it released the name. After a release, or after a second without a notification, the name is claimed again. Where notifications
 * don't arrive (a transaction pooler) or the database is slow, every process asks for itself, which costs more calls and does no harm.
 */
const LOOK_MS = 1_000;
/** A search waits for the database no longer than this; then the process asks without sharing for REST_MS. */
const PATIENCE_MS = 2_000;
const REST_MS = 5_000;
const SAVE_MS = 200;
const SAVE_WANTED_MS = 2;

const notice = z.union([
  z.object({ want: z.string() }),
  z.object({ hit, atMs: z.number() }),
  z.object({ released: z.string() }),
]);

interface Unsaved {
  /** Null: there is no answer to remember. */
  available: boolean | null;
  atMs: number;
  /** The answer to notify; undefined: a release. */
  hit: Hit | undefined;
  notify: boolean;
}

type Elsewhere = ReadonlySet<string>;

interface State {
  process: string;
  /** Names that this process has claimed or is about to claim; resolves to undefined when they could not be paid. */
  held: Map<string, Promise<Elsewhere | undefined>>;
  /** Of those: the ones that another process wants. */
  wanted: Set<string>;
  /** Callbacks that wait for another process's answer, by name. */
  waiting: Map<string, (answer: Hit | undefined) => void>;
  /** Answers that were notified before anybody waited for them. */
  early: Map<string, Hit | undefined>;
  unsaved: Map<string, Unsaved>;
  save?: { timer: NodeJS.Timeout; atMs: number } | undefined;
  next?: { names: Set<string>; elsewhere: Promise<Elsewhere> } | undefined;
  running: Promise<unknown>;
  restUntilMs: number;
  listens: boolean;
}

const shared = globalThis as { kumquatQuestions?: State };
shared.kumquatQuestions ??= {
  process: randomUUID(),
  held: new Map(),
  wanted: new Set(),
  waiting: new Map(),
  early: new Map(),
  unsaved: new Map(),
  running: Promise.resolve(),
  restUntilMs: 0,
  listens: false,
};
const state = shared.kumquatQuestions;

/**
 * Pays for names that have to be asked for.
 * @param names how many it may be
 * @param claim claims them and says how many it is; called once, before or after the payment
 * @throws when it can't be paid.
 */
export type Pay = (names: number, claim: () => Promise<number>) => Promise<void>;

/**
 * Claims names that this process neither remembers nor asks for, and remembers recent answers of other processes. A name that another
 * visitor of this process is claiming now is paid by that visitor, if they can.
 * @returns the names that another process asks for. askName settles all others.
 * @throws what `pay` throws; then nothing is claimed.
 */
export async function claimNames(names: readonly string[], pay: Pay): Promise<Elsewhere> {
  const mine = names.filter((name) => !state.held.has(name));
  const others = new Set(names.flatMap((name) => state.held.get(name) ?? []));
  const elsewhere = new Set<string>();
  if (mine.length > 0) {
    const secured = secure(mine, pay);
    const paid = secured.catch(() => undefined);
    for (const name of mine) {
      state.held.set(name, paid);
      // A release that was not saved yet is dropped, because the name is claimed again.
      if (state.unsaved.get(name)?.available === null) state.unsaved.delete(name);
    }
    for (const name of await secured) elsewhere.add(name);
  }
  let unpaid = false;
  for (const other of others) {
    const found = await other;
    unpaid ||= !found;
    for (const name of found ?? []) elsewhere.add(name);
  }
  if (unpaid) {
    const left = names.filter((name) => !state.held.has(name) && !elsewhere.has(name) && recall(name) === undefined);
    for (const name of await claimNames(left, pay)) elsewhere.add(name);
  }
  return elsewhere;
}

async function secure(names: readonly string[], pay: Pay): Promise<Elsewhere> {
  let elsewhere: Elsewhere = new Set();
  try {
    await pay(names.length, async () => {
      elsewhere = await gather(names);
      return names.filter((name) => state.held.has(name)).length;
    });
  } catch (error) {
    for (const name of names) settleName(name);
    throw error;
  }
  return elsewhere;
}

/** Stores the answer to a name, for this process and the others; without an answer releases the name. */
export function settleName(name: string, answered?: Hit): void {
  state.waiting.delete(name);
  state.early.delete(name);
  const held = state.held.delete(name);
  const wanted = state.wanted.delete(name);
  const available = answered?.answer === "free" ? true : answered?.answer === "taken" ? false : null;
  const atMs = Date.now();
  if (available !== null) remember(name, available, atMs);
  else if (!held) return;
  const notify = wanted || answered === undefined;
  state.unsaved.set(name, { available, atMs, hit: answered, notify });
  saveIn(notify ? SAVE_WANTED_MS : SAVE_MS);
}

/** The answer of the process that asks for a name; undefined when it released the name or notified nothing: then claim it again. */
export function awaitAnswerOf(name: string, signal: AbortSignal): Promise<Hit | undefined> {
  return new Promise((resolve) => {
    const end = (answer: Hit | undefined) => {
      clearTimeout(timer);
      signal.removeEventListener("abort", leave);
      state.waiting.delete(name);
      state.early.delete(name);
      resolve(answer);
    };
    const leave = () => end(undefined);
    const timer = setTimeout(leave, LOOK_MS);
    state.waiting.set(name, end);
    signal.addEventListener("abort", leave, { once: true });
    if (state.early.has(name)) end(state.early.get(name));
    else if (signal.aborted) leave();
  });
}

/** Claims in one statement at a time: names that come meanwhile are claimed together in the next one. */
function gather(names: readonly string[]): Promise<Elsewhere> {
  if (!state.next) {
    const batch = new Set<string>();
    const elsewhere = state.running.then(() => {
      state.next = undefined;
      const claimed = claim([...batch]);
      state.running = claimed;
      return claimed;
    });
    state.next = { names: batch, elsewhere };
  }
  for (const name of names) state.next.names.add(name);
  return state.next.elsewhere;
}

async function claim(names: string[]): Promise<Elsewhere> {
  if (Date.now() < state.restUntilMs) return new Set();
  try {
    if (!state.listens) listen(CHANNEL, take);
    state.listens = true;
    const asked = receivesNotifications().then((share) => claimRows(names, { process: state.process, share }));
    const { known, elsewhere } = await within(PATIENCE_MS, asked);
    for (const { name, available, atMs } of known ?? []) {
      remember(name, available, atMs);
      state.held.delete(name);
    }
    for (const name of elsewhere ?? []) {
      state.held.delete(name);
      if (!state.waiting.has(name)) state.waiting.set(name, (answer) => state.early.set(name, answer));
    }
    return new Set(elsewhere);
  } catch (error) {
    state.restUntilMs = Date.now() + REST_MS;
    log.warn({ err: error, names: names.length }, "names could not be shared with other processes");
    return new Set();
  }
}

/** Handles a notification of another process, or of this one, which changes nothing. */
function take(payload: string): void {
  const { data } = notice.safeParse(JSON.parse(payload));
  if (!data) return;
  if ("want" in data) notifyWhenKnown(data.want);
  else if ("released" in data) state.waiting.get(data.released)?.(undefined);
  else {
    const { name, answer } = data.hit;
    if (answer === "free" || answer === "taken") remember(name, answer === "free", data.atMs);
    state.waiting.get(name)?.(data.hit);
  }
}

/** For a name that another process wants: notifies the answer once it is known, or a release at once when the claim is gone. */
function notifyWhenKnown(name: string): void {
  const unsaved = state.unsaved.get(name);
  if (state.held.has(name)) state.wanted.add(name);
  else if (unsaved) {
    unsaved.notify = true;
    saveIn(SAVE_WANTED_MS);
  } else if (recall(name) !== undefined) {
    // The answer is stored already: the other process reads it when it claims the name again.
    state.unsaved.set(name, { available: null, atMs: Date.now(), hit: undefined, notify: true });
    saveIn(SAVE_WANTED_MS);
  }
}

function saveIn(ms: number): void {
  const atMs = Date.now() + ms;
  if (state.save && state.save.atMs <= atMs) return;
  clearTimeout(state.save?.timer);
  state.save = { timer: setTimeout(() => void save(), ms), atMs };
}

async function save(): Promise<void> {
  state.save = undefined;
  const unsaved = [...state.unsaved];
  state.unsaved.clear();
  const rows = unsaved.map(([name, { available, atMs }]) => ({ name, available, at: new Date(atMs) }));
  const notices = unsaved
    .filter(([, { notify }]) => notify)
    .map(([name, { hit: answered, atMs }]) => JSON.stringify(answered ? { hit: answered, atMs } : { released: name }));
  try {
    await saveRows(rows, { process: state.process, notices });
  } catch (error) {
    log.warn({ err: error, names: rows.length }, "answers to names could not be stored");
  }
}
