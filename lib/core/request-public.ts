import http, { type IncomingMessage, type RequestOptions } from "node:http";
import https from "node:https";
import { isIP } from "node:net";
import { isPublicAddress, publicLookup } from "./public-lookup";

interface PublicRequest extends Pick<RequestOptions, "method" | "headers" | "signal"> {
  body?: string;
  /** The shop itself chose the host, so it may be one of its own network. */
  trusted?: boolean;
}

/**
 * Sends a request to an address that somebody else named: never to one inside our network, whether the address is written as a number or
 * a name leads to it. Redirects are not followed. Nothing is limited but the hosts: the caller sets a time (`signal`) and reads no
 * more of the answer than it wants, then destroys it.
 * @returns the answer as soon as its head is there; its body may have no end.
 * @throws Error with code ENOTPUBLIC for an address that is not public; of the network for a host that does not answer; AbortError.
 */
export function requestPublic(
  url: URL,
  { body, trusted = false, ...options }: PublicRequest,
): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (!trusted && isIP(host) !== 0 && !isPublicAddress(host)) {
    return Promise.reject(Object.assign(new Error("not a public address"), { code: "ENOTPUBLIC" }));
  }
  const { request } = url.protocol === "https:" ? https : http;
  return new Promise((resolve, reject) => {
    // A connection of its own: one that was kept open could have been made to an address that was not checked.
    const sent = request(url, { ...options, agent: false, ...(trusted ? {} : { lookup: publicLookup }) }, resolve);
    sent.on("error", reject);
    sent.end(body);
  });
}
