import type { EndpointId } from "../manual/all";
import type { Bench, Provocation } from "./bench";

type Change = Record<string, string>;

/** A valid order: a standard (Windows) host in China. */
export const hostOrder: Readonly<Change> = {
  ftpname: "freehost",
  ftppassword: "abc123!@#",
  years: "1",
  hosttype: "bz",
  hostsize: "5",
  linetype: "dx",
  Location: "cn",
};

export const linux: Readonly<Change> = { hosttype: "lin" };

export function buyHost(bench: Bench, change: Change = {}) {
  return bench.call("hosting.CreateHosting", { ...hostOrder, ...change });
}

/** Buys a host; throws when that fails. */
export async function obtainHost(bench: Bench, change: Change = {}): Promise<void> {
  const answer = await buyHost(bench, change);
  if (answer.code) throw new Error(`host: ${answer.message}`);
}

export const ordering = (how: string, change: Change): Provocation => [how, (bench) => buyHost(bench, change)];

/** Buys a host (changed by `host`), does `first`, then makes the call. */
export const onHost = (
  id: EndpointId,
  how: string,
  params: Change,
  host: Change = {},
  first: (bench: Bench) => Promise<unknown> = async () => undefined,
): Provocation => [
  how,
  async (bench) => {
    await obtainHost(bench, host);
    await first(bench);
    return bench.call(id, { ftpname: "freehost", ...params });
  },
];

/** The codes that nearly every control has: no username, no ftpname. */
export const noNameCodes = (id: EndpointId) => ({
  "10014": ["no username", (bench: Bench) => bench.call(id, {}, { username: "" })] as Provocation,
  "10015": ["no ftpname", (bench: Bench) => bench.call(id)] as Provocation,
});

export const unknownName = (id: EndpointId, params: Change = {}): Provocation => [
  "a name that is not in the account, or a host past its expiry",
  (bench) => bench.call(id, { ftpname: "nobody", ...params }),
];
