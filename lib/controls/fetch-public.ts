import "server-only";
import type { IncomingMessage } from "node:http";
import { requestPublic } from "@/lib/core/request-public";

const ANSWER_MS = 20_000;
const IDLE_MS = 60_000;

/**
 * Fetches an address that somebody else named, to pass its answer on. Never an address inside our network: only public ones, and those of
 * `trusted` hosts. Redirects are not followed. @returns the answer when it is 200; null for anything else.
 */
export async function fetchPublic(address: string, trusted: readonly string[]): Promise<IncomingMessage | null> {
  const url = URL.parse(address);
  if (!url || !["http:", "https:"].includes(url.protocol) || url.username !== "") return null;
  const over = new AbortController();
  const late = setTimeout(() => over.abort(), ANSWER_MS);
  try {
    const headers = { accept: "*/*", "accept-encoding": "identity" };
    const answer = await requestPublic(url, { headers, signal: over.signal, trusted: trusted.includes(url.host) });
    if (answer.statusCode !== 200) {
      // Its body may have no end.
      answer.destroy();
      return null;
    }
    answer.setTimeout(IDLE_MS, () => answer.destroy(new Error("idle")));
    return answer;
  } catch (error) {
    // Whatever is wrong with the host: there is no file to pass on.
    if (error instanceof Error) return null;
    throw error;
  } finally {
    clearTimeout(late);
  }
}
