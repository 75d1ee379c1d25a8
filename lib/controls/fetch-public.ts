import "server-only";
import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import { isIP } from "node:net";
import { isPublicAddress, publicLookup } from "@/lib/core/public-lookup";

const ANSWER_MS = 20_000;
const IDLE_MS = 60_000;

/**
 * Fetches an address that somebody else named, to pass its answer on. Never an address inside our network: only public ones, and those of
 * `trusted` hosts. Redirects are not followed. @returns the answer when it is 200; null for anything else.
 */
export async function fetchPublic(address: string, trusted: readonly string[]): Promise<IncomingMessage | null> {
  const url = URL.parse(address);
  if (!url || !["http:", "https:"].includes(url.protocol) || url.username !== "") return null;
  const isTrusted = trusted.includes(url.host);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (!isTrusted && isIP(host) !== 0 && !isPublicAddress(host)) return null;
  const { request } = url.protocol === "https:" ? https : http;
  return new Promise((resolve) => {
    const sent = request(url, {
      headers: { accept: "*/*", "accept-encoding": "identity" },
      ...(isTrusted ? {} : { lookup: publicLookup }),
    });
    const late = setTimeout(() => sent.destroy(), ANSWER_MS);
    sent.on("error", () => {
      clearTimeout(late);
      resolve(null);
    });
    sent.once("response", (answer) => {
      clearTimeout(late);
      if (answer.statusCode !== 200) {
        // Its body may have no end.
        sent.destroy();
        return resolve(null);
      }
      answer.setTimeout(IDLE_MS, () => answer.destroy(new Error("idle")));
      resolve(answer);
    });
    sent.end();
  });
}
