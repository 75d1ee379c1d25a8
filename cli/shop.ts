import type { CallInput, CallOutput, ContractCall } from "@/components/call-contract";
import type { Contract } from "@/lib/http/contract";
import { decodeAnswer } from "@/lib/http/decode-answer";
import { EXIT, exitOfStatus, Failure } from "./exit-codes";

/** The shop as a program sees it: its address, and the token by which it acts. */
export interface Shop {
  url: string;
  /** Null: only what everybody may ask. */
  token: string | null;
  /** In which the shop's sentences are. */
  language: "zh" | "en";
}

/** Longer than any answer of the shop takes; a stream may take as long as it moves. */
const ANSWER_MS = 120_000;

/**
 * Calls a route of the shop, by what `npm run calls` wrote of its contract. Sent once.
 * @param key the Idempotency-Key of routes that want one: repeated with it, the same is done once.
 * @throws Failure with the shop's own sentence, or that it can't be reached.
 */
export async function askShop<C extends Contract>(
  shop: Shop,
  call: ContractCall<C>,
  input: CallInput<C>,
  key?: string,
): Promise<CallOutput<C>> {
  const response = await send(shop, call, input as Record<string, unknown>, key);
  const text = await readText(shop, response);
  if (response.status === 204) return {} as CallOutput<C>;
  try {
    return decodeAnswer(JSON.parse(text), call.answer) as CallOutput<C>;
  } catch {
    throw unreadable(shop);
  }
}

/** The same for routes that answer a file. */
export async function askFile<C extends Contract>(
  shop: Shop,
  call: ContractCall<C>,
  input: CallInput<C>,
): Promise<string> {
  return await readText(shop, await send(shop, call, input as Record<string, unknown>));
}

/** The lines of a route that answers a stream of JSON lines, each as soon as it comes. */
export async function* askLines<C extends Contract>(
  shop: Shop,
  call: ContractCall<C>,
  input: CallInput<C>,
): AsyncGenerator<CallOutput<C>> {
  const response = await send(shop, call, input as Record<string, unknown>);
  const read = (line: string) => decodeAnswer(JSON.parse(line), call.answer) as CallOutput<C>;
  let rest = "";
  try {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) if (line.trim() !== "") yield read(line);
    }
    if (rest.trim() !== "") yield read(rest);
  } catch (error) {
    throw error instanceof SyntaxError || error instanceof TypeError ? unreadable(shop) : away(shop, error);
  }
}

async function send(
  shop: Shop,
  { method, path }: ContractCall<Contract>,
  input: Record<string, unknown>,
  key?: string,
): Promise<Response> {
  const { url, body } = addressed(shop.url, method, path, input);
  const headers: Record<string, string> = { accept: "application/json", "x-language": shop.language };
  if (shop.token !== null) headers.authorization = `Bearer ${shop.token}`;
  if (body !== undefined) headers["content-type"] = "application/json";
  if (key !== undefined) headers["idempotency-key"] = key;
  let response: Response;
  try {
    response = await fetch(url, { method, headers, body, redirect: "error", signal: AbortSignal.timeout(ANSWER_MS) });
  } catch (error) {
    throw away(shop, error);
  }
  if (!response.ok) throw refusal(shop, response.status, await readText(shop, response));
  return response;
}

function addressed(base: string, method: string, path: string, input: Record<string, unknown>) {
  const rest = { ...input };
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(rest[name]);
    delete rest[name];
    return encodeURIComponent(value);
  });
  const url = new URL(base + filled);
  if (method !== "GET" && method !== "DELETE") return { url, body: JSON.stringify(rest) };
  for (const [name, value] of Object.entries(rest)) if (value !== undefined) url.searchParams.set(name, String(value));
  return { url, body: undefined };
}

async function readText(shop: Shop, response: Response): Promise<string> {
  try {
    return await response.text();
  } catch (error) {
    throw away(shop, error);
  }
}

/** A problem (RFC 9457) of the shop. What stands in front of it answers otherwise. */
function refusal(shop: Shop, status: number, text: string): Failure {
  try {
    const { code, detail, fields = {}, requestId } = JSON.parse(text);
    if (typeof code !== "string" || typeof detail !== "string") throw new SyntaxError("no problem");
    const messages = Object.entries(fields as Record<string, { message?: string }>);
    const sentences = Object.fromEntries(messages.map(([name, { message }]) => [name, message ?? ""]));
    return new Failure(exitOfStatus(status), code, detail, sentences, requestId);
  } catch {
    return new Failure(
      exitOfStatus(status),
      "answer.unreadable",
      `${shop.url} answered ${status}, and not as the shop.`,
    );
  }
}

function unreadable({ url }: Shop): Failure {
  return new Failure(EXIT.unreachable, "answer.unreadable", `${url} gave an answer that can't be read.`);
}

function away({ url }: Shop, error: unknown): Failure {
  const { message, cause } = error as Error & { cause?: { code?: string; message?: string } };
  return new Failure(
    EXIT.unreachable,
    "network",
    `${url} can't be reached: ${cause?.code ?? cause?.message ?? message}.`,
  );
}
