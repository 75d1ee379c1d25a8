import { randomUUID } from "node:crypto";
import { join } from "node:path";

/** The address of the shop in these tests. */
export const HOSTILE_ORIGIN = "https://shop.example";

/** A request that no page of the shop sends, for tests of the real route handlers. */
export interface Hostile {
  by: string;
  /** Method and path; {id} is the id of `id`. */
  to: string;
  id?: string;
  body?: () => unknown;
  /** Sent unchanged, instead of `body`. */
  raw?: string;
  /** The Idempotency-Key; null: none. @default a new one */
  key?: string | null;
  /** Beside the usual ones; null: left out. */
  headers?: Record<string, string | null>;
  /** A gateway's notice: its headers stand in the place of the caller's and the usual ones. */
  notice?: () => { headers: Record<string, string>; body: string };
}

interface World {
  /** The headers with which each caller is signed in. */
  callers: Readonly<Record<string, Headers>>;
  /** What the requests' ids stand for. An id that is not among them is sent as it is. */
  ids: Readonly<Record<string, string>>;
}

type Route = (request: Request, route: { params: Promise<Record<string, string>> }) => Promise<Response>;

/** Hands the request to its route handler. */
export async function sendHostile(ask: Hostile, { callers, ids }: World): Promise<Response> {
  const [method = "", path = ""] = ask.to.split(" ");
  const file = join("app", path.replace(/\{(\w+)\}/g, "[$1]"), "route.ts");
  const module = (await import(`@/${file}`)) as Record<string, Route>;
  const notice = ask.notice?.();
  const id = ids[ask.id ?? ""] ?? ask.id ?? "";
  const url = `${HOSTILE_ORIGIN}${path.replace(/\{\w+\}/, encodeURIComponent(id))}`;
  const body = notice?.body ?? ask.raw ?? JSON.stringify(ask.body?.() ?? {});
  const headers = headersOf(ask, notice?.headers, callers[ask.by]);
  const request = new Request(url, { method, headers, ...(method === "GET" ? {} : { body }) });
  const [, name = "id"] = /\{(\w+)\}/.exec(path) ?? [];
  const params = { [name]: id, ...(path.includes("{paperId}") ? { paperId: randomUUID() } : {}) };
  const answer = await module[method]?.(request, { params: Promise.resolve(params) });
  if (!answer) throw new Error(`no route for ${ask.to}`);
  return answer;
}

function headersOf(
  { key, headers: changed = {} }: Hostile,
  notice: HeadersInit | undefined,
  caller: Headers | undefined,
) {
  const headers = new Headers(notice ?? caller);
  if (!notice) {
    headers.set("origin", HOSTILE_ORIGIN);
    headers.set("content-type", "application/json");
    if (key !== null) headers.set("idempotency-key", key ?? randomUUID());
  }
  for (const [name, value] of Object.entries(changed))
    if (value === null) headers.delete(name);
    else headers.set(name, value);
  return headers;
}
