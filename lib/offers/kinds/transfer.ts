import "server-only";
import { conflict, invalid } from "@/lib/core/errors";
import { suffixRules } from "@/lib/core/suffix-rules";
import { transferCode, transferForm } from "@/lib/product-lines/domain/form";
import { readKnownName } from "../find-suffix";
import type { Offered, OfferKind } from "./kind";
import { priceTerms } from "./price-terms";
import { priceName, registryOf } from "./registration";

/** A year of renewal comes with it, and there is no other term. */
const YEAR = { years: 1, months: 0 };

/**
 * A name that somebody holds elsewhere. Whether it may move only the upstream can tell, once the transfer is ordered.
 */
export const transferOffer: OfferKind = async (asked, { mode, maxAgeMs }): Promise<Offered> => {
  const known = await readKnownName(asked.name ?? "");
  const { name, shown: displayName, suffix } = known;
  const { productLine, action, secret } = asked;
  if (mode !== "view" && !transferCode.safeParse(secret).success) throw invalid({ secret: "offers.transfer_code" });
  const form = transferForm.safeParse(asked.config);
  const wantsBound = suffixRules(suffix.suffix).wantsBoundDomain;
  if (!form.success || (wantsBound && form.data.boundDomain === undefined)) {
    throw invalid({ "config.boundDomain": "offers.bound_domain" });
  }
  const { ourNameServers, boundDomain } = form.data;
  const config = { ourNameServers, ...(wantsBound && boundDomain !== undefined ? { boundDomain } : {}) };
  const [prices, list] = await Promise.all([
    priceTerms({ productLine, action, name, displayName, config }, [YEAR], maxAgeMs),
    mode === "view" ? priceName(known, action, [], maxAgeMs) : null,
  ]);
  if (mode === "add" && prices.length === 0) throw conflict("offers.transfer_not_sold", { name: displayName });
  return {
    choice: { productLine, action, name, displayName, serviceId: null, ...YEAR, config, secret },
    terms: [YEAR],
    prices,
    renewYearFen: list?.renewYearFen ?? null,
    registry: registryOf(suffix),
    unsold: "offers.transfer_not_sold",
  };
};
