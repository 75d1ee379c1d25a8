import type { ServerOffer } from "@/lib/cndns/endpoints/server-values";
import type { Call } from "../reading";
import type { ServerCloud } from "./cloud";
import type { ServerOptions, SystemFamily } from "./form";

/** Reads what can be bought: places, systems, sizes, kinds of disk. Manual: 二十、百度云, 1; 阿里云, 1. */
export const readServerOptions =
  (cloud: ServerCloud) =>
  async (call: Call): Promise<ServerOptions | "unclear"> => {
    const outcome = await call(cloud.endpoints.readOffer, {});
    // A list of which a part was unreadable would take from sale what is in the other part.
    if (outcome.kind !== "ok" || outcome.incomplete) return "unclear";
    const offer = outcome.value;
    const systems = systemsIn(offer);
    return {
      locations: offer.locations
        .filter(({ id }) => systems.some(({ location }) => location === id))
        .map(({ id, name, code }) => ({ id, name: name ?? code ?? id })),
      systems,
      sizes: cloud.sizesOf(offer),
      diskKinds: Object.keys(cloud.shape.disks).filter((kind) =>
        offer.products.some((product) => product.diskKind === kind && product.priceFen !== null),
      ),
    };
  };

/** The manual does not say whether a system names its place by the number, the short name or the name. */
function systemsIn({ locations, systems }: ServerOffer): ServerOptions["systems"] {
  return systems.flatMap(({ id, name, kind, location }) =>
    locations
      .filter((place) => location !== null && [place.id, place.code, place.name].includes(location))
      .map((place) => ({
        id,
        name: name ?? id,
        family: systemFamilyOf(`${kind ?? ""} ${name ?? ""}`),
        location: place.id,
      })),
  );
}

/** By its kind or its name: "windows", "Windows Server 2019". */
export function systemFamilyOf(text: string): SystemFamily {
  return /windows/i.test(text) ? "windows" : "linux";
}
