import "server-only";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import ipaddr from "ipaddr.js";

const PRIVATE = new Set(["private", "loopback", "linkLocal", "carrierGradeNat", "uniqueLocal"]);

const isPrivate = (address: string): boolean => PRIVATE.has(ipaddr.process(address).range());

/** The local end of a connection to the upstream: the address that it sees unless a router translates it. */
function localAddressTowards(url: string): Promise<string | null> {
  const { hostname, port, protocol } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({
      host: hostname,
      port: Number(port) || (protocol === "https:" ? 443 : 80),
      timeout: 5_000,
    });
    const finish = (address: string | null) => {
      socket.destroy();
      resolve(address);
    };
    socket.once("connect", () => finish(socket.localAddress ?? null));
    socket.once("timeout", () => finish(null));
    socket.once("error", () => finish(null));
  });
}

/**
 * Addresses from which the upstream may see this machine call, the likeliest first. A private one is translated to a public one.
 */
export async function outgoingAddresses(apiUrl: string): Promise<{ address: string; private: boolean }[]> {
  const towards = await localAddressTowards(apiUrl);
  const own = Object.values(networkInterfaces())
    .flatMap((entries) => entries ?? [])
    .filter((entry) => !entry.internal && !entry.address.toLowerCase().startsWith("fe80"))
    .map((entry) => entry.address);
  const all = [...new Set([...(towards ? [towards] : []), ...own])];
  return all.map((address) => ({ address, private: isPrivate(address) }));
}
