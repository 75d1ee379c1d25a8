import type { z } from "zod";
import type { Contract } from "@/lib/http/contract";
import { type AnswerShape, decodeAnswer } from "@/lib/http/decode-answer";
import { pageLanguage } from "./page-language";
import type { Send } from "./send-with-progress";

/** Why a call failed, in the user's language: the part of problem+json that a page needs. */
export interface RequestFailure {
  code: string;
  status: number;
  detail: string;
  fields: Record<string, string>;
  params: Record<string, string | number>;
  requestId?: string;
}

export type Result<T> = { ok: true; value: T } | { ok: false; failure: RequestFailure };

/** Sentences for calls without an answer of the server: no connection, or an answer that is not readable. */
export interface CallWords {
  network: string;
  unreadable: string;
}

/**
 * The part of a contract that a call needs. `npm run calls` writes one for each contract to components/generated, without the
 * schemas: zod is 33 kB, a fifth of what a first visit may load, and the answer comes from our own server.
 */
export interface ContractCall<C extends Contract> {
  method: C["method"];
  path: C["path"];
  idempotent?: boolean;
  /** What is to be decoded in the answer; without: nothing. */
  answer?: AnswerShape;
  /** For the types alone: no call has a value here. */
  contract?: C;
}

/** The input in its wire form, and the decoded answer. */
export type CallInput<C extends Contract> = z.input<C["input"]>;
export type CallOutput<C extends Contract> = z.output<C["output"]>;

interface Options {
  words: CallWords;
  idempotencyKey?: string;
  signal?: AbortSignal;
  /** Instead of fetch: sendWithProgress, for what takes a while to send. */
  send?: Send;
}

/**
 * Calls a route of the shop. The input is in its wire form (money and times as text; a bigint becomes decimal text), the value comes
 * back decoded. Never throws for errors of the network or the server; an aborted call returns a failure with the code "aborted". Safe
 * to repeat only with the same idempotency key.
 */
export async function callContract<C extends Contract>(
  call: ContractCall<C>,
  input: CallInput<C>,
  { words, idempotencyKey, signal, send = fetch }: Options,
): Promise<Result<CallOutput<C>>> {
  const { url, body } = address(call, input as Record<string, unknown>);
  const headers: Record<string, string> = { accept: "application/json", ...pageLanguage() };
  if (body !== undefined) headers["content-type"] = "application/json";
  if (idempotencyKey !== undefined) headers["idempotency-key"] = idempotencyKey;
  let response: Response;
  try {
    response = await send(url, { method: call.method, headers, body, signal });
  } catch {
    return fail(signal?.aborted ? "aborted" : "network", 0, words.network);
  }
  const text = await response.text().catch(() => ""); // connection lost: treated as an answer that is not readable
  if (!response.ok) return readProblem(response, parse(text), words);
  try {
    const json: unknown = response.status === 204 ? {} : JSON.parse(text);
    return { ok: true, value: decodeAnswer(json, call.answer) as CallOutput<C> };
  } catch {
    return fail("unreadable", response.status, words.unreadable);
  }
}

/** Fills "{id}" from the input; the rest is the query of GET and DELETE, and the body of the others. */
export function address(contract: Pick<Contract, "method" | "path">, input: Record<string, unknown>) {
  const rest: Record<string, unknown> = { ...input };
  const path = contract.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest[name];
    delete rest[name];
    if (value === undefined) throw new Error(`${contract.path} needs ${name}`);
    return encodeURIComponent(String(value));
  });
  if (contract.method !== "GET" && contract.method !== "DELETE") return { url: path, body: wireText(rest) };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(rest)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) query.append(name, String(one));
    }
  }
  return { url: query.size > 0 ? `${path}?${query}` : path, body: undefined };
}

/** JSON in which a bigint is decimal text. */
export function wireText(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) => (typeof one === "bigint" ? one.toString() : one));
}

/** Undefined when it is not JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the caller says that the answer can't be read
  }
}

function readProblem(response: Response, json: unknown, words: CallWords): { ok: false; failure: RequestFailure } {
  if (!isObject(json) || typeof json.code !== "string" || typeof json.detail !== "string") {
    return fail("unreadable", response.status, words.unreadable);
  }
  const fields: Record<string, string> = {};
  for (const [path, field] of Object.entries(isObject(json.fields) ? json.fields : {})) {
    if (isObject(field) && typeof field.message === "string") fields[path] = field.message;
  }
  const params: RequestFailure["params"] = {};
  for (const [name, value] of Object.entries(isObject(json.params) ? json.params : {})) {
    if (typeof value === "string" || typeof value === "number") params[name] = value;
  }
  const requestId = typeof json.requestId === "string" ? json.requestId : undefined;
  return {
    ok: false,
    failure: { code: json.code, status: response.status, detail: json.detail, fields, params, requestId },
  };
}

function fail(code: string, status: number, detail: string): { ok: false; failure: RequestFailure } {
  return { ok: false, failure: { code, status, detail, fields: {}, params: {} } };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
