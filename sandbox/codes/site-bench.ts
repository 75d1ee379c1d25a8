import type { EndpointId } from "../manual/all";
import type { Answer } from "./agent";
import type { Bench, Provocation } from "./bench";

export type SiteParams = Record<string, string>;

/** A PC site of the basic edition with a free template. */
export const siteOrder: SiteParams = { years: "1", template: "3001", websitetag: "pro", location: "cn", mbl: "0" };
export const dinnerOrder: SiteParams = { years: "1", websitetag: "dinner", location: "cn", mbl: "1" };

/** @returns the name that the site got. */
export async function buySite(bench: Bench, change: SiteParams = {}, order: SiteParams = siteOrder): Promise<string> {
  const answer = await bench.call("sitetarpro.CreateSite", { ...order, ...change });
  const [row] = answer.message as SiteParams[];
  if (answer.code || !row?.ftpname) throw new Error(`site: ${answer.message}`);
  return row.ftpname;
}

interface Scene {
  /** What the site is ordered with. */
  order?: SiteParams;
  before?: (bench: Bench, webname: string) => Promise<unknown>;
}

/** Buys a site, then calls the endpoint with it. */
export const onSite = (id: EndpointId, how: string, params: SiteParams = {}, scene: Scene = {}): Provocation => [
  how,
  async (bench): Promise<Answer> => {
    const webname = await buySite(bench, {}, scene.order);
    await scene.before?.(bench, webname);
    return bench.call(id, { webname, ...params });
  },
];

export const unknownSite = (id: EndpointId, params: SiteParams = {}): Provocation => [
  "a webname that is not in the account, or expired for over 30 days",
  (bench) => bench.call(id, { webname: "pronobody", ...params }),
];

export const noUsername = (id: EndpointId): Provocation => [
  "no username",
  (bench) => bench.call(id, {}, { username: "" }),
];

/** Sets the expiry to yesterday. */
export const expire = (bench: Bench, name: string) =>
  bench.control.site({ name, expiresAt: new Date(Date.now() - 86_400_000).toISOString() });

export const lowBalance = (bench: Bench) => bench.control.balance("1.00");
