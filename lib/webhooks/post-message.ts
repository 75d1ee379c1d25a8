import "server-only";
import type { IncomingMessage } from "node:http";
import { Webhook } from "standardwebhooks";
import { keepablePart } from "@/lib/core/keepable-text";
import { requestPublic } from "@/lib/core/request-public";
import type { AttemptFailure } from "./contract";
import { receiverAddress } from "./receiver-address";

/** The whole of an attempt: connecting, sending, and the beginning of the answer. */
const MOST_MS = 15_000;
/** So much of an answer is kept; the rest of it is not read. */
const MOST_ANSWER_BYTES = 1_024;

export interface AttemptResult {
  status: number | null;
  failure: AttemptFailure | null;
  answer: string;
}

export interface WebhookMessage {
  /** The header webhook-id. */
  id: string;
  body: string;
  at: Date;
  /** Each signs, the present one first. */
  secrets: readonly string[];
}

/** The headers that the Standard Webhooks specification asks for: a signature of each secret, separated by spaces. */
export function signedHeaders({ id, body, at, secrets }: WebhookMessage): Record<string, string> {
  return {
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1_000)),
    "webhook-signature": secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(" "),
  };
}

/**
 * Posts one message to an address that a customer named, and reads the beginning of the answer. Whatever comes of it is a result: a
 * status of 2xx is the only success. Repeating it sends again.
 */
export async function postMessage(address: string, message: WebhookMessage, mostMs = MOST_MS): Promise<AttemptResult> {
  const { url, trusted } = receiverAddress(address);
  const headers = {
    ...{ "content-type": "application/json; charset=utf-8", "user-agent": "Webhooks/1.0", accept: "*/*" },
    ...{ "accept-encoding": "identity", "content-length": String(Buffer.byteLength(message.body)) },
    ...signedHeaders(message),
  };
  const signal = AbortSignal.timeout(mostMs);
  try {
    const response = await requestPublic(url, { method: "POST", headers, signal, body: message.body, trusted });
    const status = response.statusCode ?? 0;
    return { status, failure: failureOf(status), answer: await beginningOf(response) };
  } catch (error) {
    return { status: null, failure: causeOf(error as NodeJS.ErrnoException, signal), answer: "" };
  }
}

function failureOf(status: number): AttemptFailure | null {
  if (status >= 200 && status < 300) return null;
  return status >= 300 && status < 400 ? "redirect" : "status";
}

/** The status counts, also when the rest of the answer never comes: what a receiver says after it is for people. */
async function beginningOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes >= MOST_ANSWER_BYTES) break;
    }
  } catch (error) {
    if (!(error instanceof Error)) throw error;
  } finally {
    response.destroy();
  }
  const text = new TextDecoder().decode(Buffer.concat(chunks).subarray(0, MOST_ANSWER_BYTES));
  return keepablePart(text, MOST_ANSWER_BYTES);
}

const UNKNOWN_HOST = new Set(["ENOTFOUND", "EAI_AGAIN", "EAI_NODATA", "EAI_NONAME"]);

function causeOf({ code = "", name }: NodeJS.ErrnoException, signal: AbortSignal): AttemptFailure {
  if (code === "ENOTPUBLIC") return "not_public";
  if (signal.aborted || name === "TimeoutError" || code === "ETIMEDOUT") return "timeout";
  if (UNKNOWN_HOST.has(code)) return "unknown_host";
  return /CERT|SSL|TLS|SELF_SIGNED|ALTNAME|ISSUER/.test(code) ? "tls" : "unreachable";
}
