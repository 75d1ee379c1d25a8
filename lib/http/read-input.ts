import { AppError, invalid } from "@/lib/core/errors";
import { isKeepable } from "@/lib/core/keepable-text";
import type { Contract } from "./contract";

const DEFAULT_MAX_BYTES = 64 * 1024;

/**
 * Gathers path parameters, query (GET, DELETE) or JSON body (others) into one plain object. Path parameters win.
 * @throws AppError input.not_json, input.too_large; input.invalid for a field whose text PostgreSQL can't store.
 */
export async function readInput(
  contract: Contract,
  request: Request,
  params: Record<string, string | string[] | undefined>,
): Promise<Record<string, unknown>> {
  const input = await gatherInput(contract, request, params);
  refuseUnkeepable(input);
  return input;
}

async function gatherInput(
  contract: Contract,
  request: Request,
  params: Record<string, string | string[] | undefined>,
): Promise<Record<string, unknown>> {
  const path = Object.fromEntries(
    Object.entries(params ?? {}).map(([name, value]) => [name, Array.isArray(value) ? value.join("/") : value]),
  );
  if (contract.method === "GET" || contract.method === "DELETE") {
    return { ...readQuery(new URL(request.url).searchParams), ...path };
  }
  if (contract.bodyIgnored) return path;
  if (contract.rawBody) return { ...path, body: (await readBytes(request, contract.maxBytes)).toString("base64") };
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json\b/i.test(type)) throw new AppError("input.not_json", 415);
  return { ...(await readJsonObject(request, contract.maxBytes, {})), ...path };
}

/**
 * A body as a JSON object.
 * @param empty what a body without a character is; without it that is refused
 * @throws AppError input.too_large (413), input.not_json (400) also for bytes that are no UTF-8: read all the same, they would be kept
 *   and shown as other characters than were sent.
 */
export async function readJsonObject(
  request: Request,
  maxBytes?: number,
  empty?: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const bytes = await readBytes(request, maxBytes);
  if (bytes.length === 0 && empty) return empty;
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new AppError("input.not_json", 400, { cause });
  }
  if (typeof body !== "object" || body === null || Array.isArray(body)) throw new AppError("input.not_json", 400);
  return body as Record<string, unknown>;
}

function readQuery(query: URLSearchParams): Record<string, string | string[]> {
  const out: Record<string, string | string[]> = {};
  for (const name of new Set(query.keys())) {
    const all = query.getAll(name);
    out[name] = all.length > 1 ? all : (all[0] ?? "");
  }
  return out;
}

/** A body as text, read no further than the limit. @throws AppError input.too_large (413). */
export async function readText(request: Request, maxBytes?: number): Promise<string> {
  return (await readBytes(request, maxBytes)).toString("utf8");
}

async function readBytes(request: Request, maxBytes: number = DEFAULT_MAX_BYTES): Promise<Buffer> {
  const tooLarge = () => new AppError("input.too_large", 413, { params: { max: maxBytes } });
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge();
  if (!request.body) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Deeper than any input of ours; on a much deeper one validation, hashing and logging would run out of stack. */
const MAX_DEPTH = 32;

/** Refuses text that PostgreSQL can't store (isKeepable), for every use case at once. */
function refuseUnkeepable(value: unknown, path: readonly string[] = []): void {
  if (typeof value === "string" && !isKeepable(value)) throw invalid({ [path.join(".")]: "input.characters" });
  if (typeof value !== "object" || value === null) return;
  if (path.length >= MAX_DEPTH) throw invalid({ [path[0] ?? "_"]: "input.format" });
  for (const [name, one] of Object.entries(value)) {
    if (!isKeepable(name)) throw invalid({ [path.join(".") || "_"]: "input.characters" });
    refuseUnkeepable(one, [...path, name]);
  }
}
