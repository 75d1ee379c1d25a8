import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { conflict, invalid } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { readKnownName } from "@/lib/offers/find-suffix";
import { transferPrice } from "@/lib/pricing/transfer-price";
import { wantsBoundDomain } from "@/lib/product-lines/domain/form";
import { sealCartSecret } from "./cart-secret";
import type { addTransferContract, CartView } from "./contract";
import type { CookieJar } from "./find-cart";
import { insertLine } from "./insert-line";

/**
 * Puts the transfer of a domain into the cart; the code waits sealed. Whether the name may move only the upstream can tell, once
 * the transfer is ordered.
 * @throws AppError cart.duplicate, cart.owned, cart.in_order, cart.full (409), offers.* for a name that can't be brought over,
 *   offers.bound_domain beside its field (422).
 */
export async function addTransfer(
  actor: Actor,
  input: z.output<typeof addTransferContract.input>,
  jar: CookieJar,
): Promise<CartView> {
  const known = await readKnownName(input.name);
  const { name, shown, suffix } = known;
  const price = await transferPrice(suffix);
  if (!price) throw conflict("offers.transfer_not_sold", { name: shown });
  const { ourNameServers, boundDomain } = input;
  const binds = wantsBoundDomain(suffix.suffix);
  if (binds && boundDomain === undefined) throw invalid({ boundDomain: "offers.bound_domain" });
  const id = newId();
  const config = {
    shown,
    seenFen: price.priceFen.toString(),
    config: { ourNameServers, ...(binds && boundDomain !== undefined ? { boundDomain } : {}) },
  };
  const secretEnc = sealCartSecret(id, input.transferCode);
  return await insertLine(actor, { id, line: "domain", action: "transfer", name, config, secretEnc }, shown, jar);
}
