import { createHash } from "node:crypto";
import type { Callback } from "../world/rows";
import type { World } from "../world/world";

/**
 * Appendix 1: the outcome of a slow operation is sent to the address that came with the call, once, whether or not it
 * arrives. `result` is not covered by the signature, and the key is printed in the manual, so anybody can send one.
 */
const KEY = "CUP&S,#v6!g0viBZqnf+5Sp!aydXG*";
const TIMEOUT_MS = 5_000;
/** Callbacks go to this machine only, never to somebody's server. */
const LOCAL = new Set(["127.0.0.1", "localhost", "[::1]"]);

export type Notice = Pick<Callback, "url" | "product" | "tag" | "result">;

export function signCallback(product: string, tag: string): string {
  return createHash("md5").update(`${product}${tag}${KEY}`, "utf8").digest("hex");
}

/** Stores a callback to be sent; call it in the transaction that stores the outcome. */
export function queueCallback(world: World, notice: Notice): void {
  if (!notice.url) return;
  const id = world.nextNumber("nextId");
  const lost = world.settings.callbacks === "lose";
  world.callbacks.put(id, { ...notice, id, state: lost ? "lost" : "due", outcome: "", atMs: world.now() });
}

/**
 * Sends the callbacks that are due. Each is marked before it is sent, so that a crash loses it rather than sends it
 * twice.
 */
export async function sendCallbacks(world: World, stop: AbortSignal): Promise<void> {
  const due = [...world.callbacks.values()].filter((callback) => callback.state === "due");
  if (due.length === 0) return;
  world.transact(() => {
    for (const callback of due) world.callbacks.put(callback.id, { ...callback, state: "sent" });
  });
  for (const callback of due) {
    const signs = signCallback(callback.product, callback.tag);
    const outcome = await callAddress(callback, signs, world.settings.callbackMethod, stop);
    world.transact(() => world.callbacks.put(callback.id, { ...callback, state: "sent", outcome }));
  }
}

/** Calls one address. Never throws: the returned text says what happened. */
export async function callAddress(
  notice: Notice,
  signs: string,
  method: "GET" | "POST",
  stop?: AbortSignal,
): Promise<string> {
  const { url, product, tag, result } = notice;
  const address = URL.parse(/^https?:\/\//i.test(url) ? url : `http://${url}`);
  if (!address || !LOCAL.has(address.hostname)) return "not on this machine";
  const fields = { proname: product, tag, signs, result };
  if (method === "GET") for (const [name, value] of Object.entries(fields)) address.searchParams.set(name, value);
  try {
    const answer = await fetch(address, {
      method,
      redirect: "manual",
      signal: AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), ...(stop ? [stop] : [])]),
      ...(method === "POST" ? { body: new URLSearchParams(fields) } : {}),
    });
    await answer.arrayBuffer();
    return String(answer.status);
  } catch (error) {
    return error instanceof Error ? error.name : String(error);
  }
}
