import "server-only";
import { isIP } from "node:net";
import { invalid } from "@/lib/core/errors";
import { isPublicAddress, publicLookup } from "@/lib/core/public-lookup";
import { TooLate, within } from "@/lib/core/within";
import { env } from "@/lib/env";

const LOOKUP_MS = 4_000;
const HTTPS_PORT = 443;
/** Below it other services listen that no webhook is meant for. */
const FIRST_FREE_PORT = 1_024;

/** Where a message is sent, and whether the shop itself chose that host. */
export interface ReceiverAddress {
  url: URL;
  trusted: boolean;
}

/** The sandbox stands in for the hosts below the reserved ".example": /__webhooks/<host>/<path>. */
export function receiverAddress(text: string): ReceiverAddress {
  const url = new URL(text);
  if (!env().sandbox || !url.hostname.endsWith(".example")) return { url, trusted: false };
  const { origin } = new URL(env().CNDNS_API_URL);
  return { url: new URL(`${origin}/__webhooks/${url.hostname}${url.pathname}`), trusted: true };
}

/**
 * Checks the address of a webhook when it is entered; each delivery checks it again, because a name may lead elsewhere tomorrow.
 * @returns the address as it is kept
 * @throws AppError input.invalid (422) beside `url`.
 */
export async function checkReceiverAddress(text: string): Promise<string> {
  const refuse = (code: string, params: Record<string, string> = {}) => invalid({ url: { code, params } });
  const url = URL.parse(text);
  if (!url && /^https:\/\//i.test(text)) throw refuse("webhooks.unreadable");
  if (url?.protocol !== "https:") throw refuse("webhooks.not_https");
  if (url.username !== "" || url.password !== "") throw refuse("webhooks.with_user");
  const port = url.port === "" ? HTTPS_PORT : Number(url.port);
  if (port !== HTTPS_PORT && port < FIRST_FREE_PORT) throw refuse("webhooks.port");
  url.hash = "";
  if (receiverAddress(url.href).trusted) return url.href;
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const code = isIP(host) === 0 ? await lookupFailure(host) : isPublicAddress(host) ? null : "ENOTPUBLIC";
  if (code === "ENOTPUBLIC") throw refuse("webhooks.not_public", { host });
  if (code !== null) throw refuse("webhooks.unknown_host", { host });
  return url.href;
}

/** @returns the code with which the host's addresses can't be had or used; null when they can. */
async function lookupFailure(host: string): Promise<string | null> {
  const asked = new Promise<string | null>((resolve) =>
    publicLookup(host, { all: true }, (error) => resolve(error ? (error.code ?? "EFAILED") : null)),
  );
  try {
    return await within(LOOKUP_MS, asked);
  } catch (error) {
    if (error instanceof TooLate) return "ETIMEOUT";
    throw error;
  }
}
