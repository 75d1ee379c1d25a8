import { lookup } from "node:dns/promises";
import { connect } from "node:tls";
import ipaddr from "ipaddr.js";
import type { Env } from "../../lib/env";
import { type Finding, fault, fine, said, warn } from "./finding";

const TIMEOUT_MS = 10_000;
const SOON_DAYS = 21;
const DAY_MS = 86_400_000;
/** An address that nobody has (RFC 5737): what the shop would take for the caller's if it believed anybody. */
const FORGED = "203.0.113.77";

type Address = Pick<Env, "APP_URL" | "TRUSTED_PROXIES" | "sandbox">;

/** Whether customers reach the shop where APP_URL says, over HTTPS that lasts, and whether it knows their addresses. */
export async function checkAddress(env: Address): Promise<Finding[]> {
  const { protocol, hostname, port } = new URL(env.APP_URL);
  const found: Finding[] = [];
  const local = await isLocal(hostname);
  if (local === null)
    return [
      fault(
        "address",
        `APP_URL: the name ${hostname} is not known`,
        "Add an A or AAAA record for it that leads to your proxy.",
      ),
    ];
  if (protocol === "http:" && !env.sandbox)
    found.push(
      local
        ? warn(
            "address",
            "APP_URL is an address of this machine: nobody else reaches it, and links in mails lead nowhere",
            "Set it to the address that customers use.",
          )
        : fault(
            "address",
            "APP_URL is not https: passwords and sessions could be read on the way",
            "Put a proxy with a certificate in front (deploy/), and write https:// in APP_URL.",
          ),
    );
  const answer = await ask(env.APP_URL, found);
  if (protocol === "https:") found.push(await certificate(hostname, Number(port || 443)));
  if (answer) found.push(proxies(answer, env.TRUSTED_PROXIES, local));
  return found;
}

async function isLocal(host: string): Promise<boolean | null> {
  try {
    const { address } = await lookup(host.replace(/^\[|\]$/g, ""));
    return ipaddr.process(address).range() !== "unicast";
  } catch {
    return null;
  }
}

/** The address that the shop took for ours; null: it was not reached. */
async function ask(url: string, found: Finding[]): Promise<string | null> {
  try {
    const answer = await fetch(`${url}/api/health`, {
      redirect: "manual",
      headers: { "x-forwarded-for": FORGED },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const health = (await answer.json().catch(() => null)) as { status?: string } | null;
    const caller = answer.headers.get("x-caller-address");
    if (typeof health?.status !== "string" || caller === null) {
      found.push(
        fault(
          "address",
          `something else than this shop answers at ${url} (status ${answer.status})`,
          "Lead the name, and the proxy's upstream, to the web process.",
        ),
      );
      return null;
    }
    found.push(
      health.status === "down"
        ? fault("address", `the shop answers at ${url}, and says that it is down`, "See the log of the web process.")
        : fine("address", `the shop answers at ${url}`),
    );
    return caller;
  } catch (error) {
    found.push(
      fault(
        "address",
        `nothing answers at ${url}: ${said(error)}`,
        "Start the web process and the proxy; is the port open in the firewall?",
      ),
    );
    return null;
  }
}

async function certificate(host: string, port: number): Promise<Finding> {
  const until = await new Promise<Date | Error>((resolve) => {
    const socket = connect({ host, port, servername: host, timeout: TIMEOUT_MS }, () => {
      resolve(new Date(socket.getPeerCertificate().valid_to));
      socket.destroy();
    });
    socket.once("error", resolve);
    socket.once("timeout", () => socket.destroy(new Error("no answer")));
  });
  if (until instanceof Error)
    return fault(
      "address",
      `the certificate of ${host} is not accepted: ${said(until)}`,
      "Renew it; Caddy does it by itself, certbot renew otherwise.",
    );
  return certificateFinding(host, Math.floor((until.getTime() - Date.now()) / DAY_MS));
}

export function certificateFinding(host: string, days: number): Finding {
  const text = `the certificate of ${host} holds for ${days} more days`;
  return days < SOON_DAYS
    ? warn("address", text, "Its renewal has failed or was not set up: look at the proxy's log.")
    : fine("address", text);
}

/** What the shop took for our address, although we sent a forged one. */
export function proxies(caller: string, trusted: number, local: boolean): Finding {
  if (caller === FORGED)
    return fault(
      "proxies",
      `the shop believes any address that a visitor sends in X-Forwarded-For (TRUSTED_PROXIES=${trusted})`,
      "Lower TRUSTED_PROXIES to the number of proxies in front, and let only these reach the web process (HOST=127.0.0.1, or a firewall).",
    );
  const inner = !ipaddr.isValid(caller) || ipaddr.process(caller).range() !== "unicast";
  if (inner && !local)
    return warn(
      "proxies",
      `the shop takes ${caller} for the visitor's address`,
      `If you did not start this on that very machine, TRUSTED_PROXIES=${trusted} is too low: all visitors count as one, and limits meet them together.`,
    );
  return fine("proxies", `visitors' addresses are known (TRUSTED_PROXIES=${trusted})`);
}
