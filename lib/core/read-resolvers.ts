const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]+\])$/i;

/**
 * Reads "223.5.5.5, 1.1.1.1:53, [2400:3200::1]:53", addresses of resolvers, each with a port (53 if none is given). Client-safe.
 * @returns "address:port" each; null when one is none.
 */
export function readResolvers(text: string): string[] | null {
  const found = text
    .split(/[,\s，、]+/)
    .filter((part) => part !== "")
    .map((part) => {
      const [, address = part, port = "53"] = /^(\[.*\]|[^:]*):(\d{1,5})$/.exec(part) ?? [];
      const octets = address.startsWith("[") ? [] : address.split(".");
      const good = ADDRESS.test(address) && octets.every((octet) => Number(octet) <= 255) && Number(port) <= 65_535;
      return good && Number(port) > 0 ? `${address}:${port}` : null;
    });
  return found.some((one) => one === null) ? null : (found as string[]);
}
