import { AsyncLocalStorage } from "node:async_hooks";

/**
 * The id of the request that the current work belongs to. The web server opens one for each request (server/web/serve-web.ts), the
 * worker opens it again for the jobs that the request enqueued (lib/worker/job.ts). Log lines, audit rows, orders and the
 * upstream's
 * call log carry it, so that a purchase can be followed from the browser to the upstream.
 */
const shared = globalThis as { kumquatRequestId?: AsyncLocalStorage<string | undefined> };
// Global, because Next and the server in front of it each load their own copy of this module.
shared.kumquatRequestId ??= new AsyncLocalStorage();
const current = shared.kumquatRequestId;

/** Runs `work`, and everything that it starts, under this id; undefined: under none. */
export function withRequestId<T>(id: string | undefined, work: () => T): T {
  return current.run(id, work);
}

/** A UUID; undefined in work that no request caused (a sweep, a command). */
export function requestId(): string | undefined {
  return current.getStore();
}
