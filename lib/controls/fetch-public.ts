import "server-only";
import { lookup as lookUp } from "node:dns";
import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import { isIP, type LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";

const ANSWER_MS = 20_000;
const IDLE_MS = 60_000;

const isPublic = (address: string): boolean => ipaddr.process(address).range() === "unicast";

/** Resolves a name and refuses it when one of its addresses is not public: checked at the connection, so that no second answer differs. */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookUp(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, "");
    const [first] = addresses;
    if (!first || !addresses.every(({ address }) => isPublic(address))) {
      return callback(Object.assign(new Error("not a public address"), { code: "ENOTPUBLIC" }), "");
    }
    return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
  });
};

/**
 * Fetches an address that somebody else named, to pass its answer on. Never an address inside our network: only public ones, and those of
 * `trusted` hosts. Redirects are not followed. @returns the answer when it is 200; null for anything else.
 */
export async function fetchPublic(address: string, trusted: readonly string[]): Promise<IncomingMessage | null> {
  const url = URL.parse(address);
  if (!url || !["http:", "https:"].includes(url.protocol) || url.username !== "") return null;
  const isTrusted = trusted.includes(url.host);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (!isTrusted && isIP(host) !== 0 && !isPublic(host)) return null;
  const { request } = url.protocol === "https:" ? https : http;
  return new Promise((resolve) => {
    const sent = request(url, {
      headers: { accept: "*/*", "accept-encoding": "identity" },
      ...(isTrusted ? {} : { lookup: publicLookup }),
    });
    const late = setTimeout(() => sent.destroy(), ANSWER_MS);
    sent.once("error", () => {
      clearTimeout(late);
      resolve(null);
    });
    sent.once("response", (answer) => {
      clearTimeout(late);
      if (answer.statusCode !== 200) {
        answer.resume();
        return resolve(null);
      }
      answer.setTimeout(IDLE_MS, () => answer.destroy(new Error("idle")));
      resolve(answer);
    });
    sent.end();
  });
}
