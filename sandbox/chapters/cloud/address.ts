import { fraction } from "../../world/availability";
import type { HostAddress, Place } from "./rows";

const octet = (name: string, n: number) => 2 + Math.floor(fraction(`${name}|${n}`) * 250);

/** The addresses of a server, always the same for one name. */
export function cloudAddressOf(name: string, place: Place): HostAddress {
  const [a, b, c] = [octet(name, 1), octet(name, 2), octet(name, 3)];
  const nets: Readonly<Record<Place, string>> = { "1": "222.73.", "2": "180.153.", "3": "210.209.", "4": "98.126." };
  const outer = place === "4" ? "" : `${nets[place]}${a}.${b}`;
  return {
    outer,
    netcom: place === "2" ? `112.65.${a}.${c}` : "",
    inner: `10.${place}.${b}.${c}`,
    netmask: "255.255.255.0",
    router: outer ? `${nets[place]}${a}.1` : `10.${place}.${b}.1`,
    freeDomain: `${String(100_000 + octet(name, 4) * 997 + c).slice(0, 6)}.ichengyun.net`,
  };
}

export function randomPort(seed: string): number {
  return 10_000 + Math.floor(fraction(seed) * 50_000);
}
