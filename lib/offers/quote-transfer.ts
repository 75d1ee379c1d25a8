import "server-only";
import { addMs } from "@/lib/core/time";
import { signQuote } from "@/lib/pricing/sign-quote";
import { transferPrice } from "@/lib/pricing/transfer-price";
import type { TransferConfig } from "@/lib/product-lines/domain/form";
import type { KnownName } from "./find-suffix";
import { type OfferedQuote, QUOTE_MS } from "./quote-offer";

/** A sealed price for bringing a name over, with its transfer code sealed inside; null: not for sale. Changes nothing. */
export async function quoteTransfer(
  known: KnownName,
  { config, transferCode }: { config: TransferConfig; transferCode: string },
): Promise<Pick<OfferedQuote, "token" | "priceFen" | "expiresAt"> | null> {
  const price = await transferPrice(known.suffix);
  if (!price) return null;
  const { ourNameServers, boundDomain } = config;
  const expiresAt = addMs(new Date(), QUOTE_MS);
  const token = signQuote({
    line: "domain",
    action: "transfer",
    name: known.name,
    displayName: known.shown,
    serviceId: null,
    config: { ourNameServers, ...(boundDomain === undefined ? {} : { boundDomain }) },
    years: 1,
    secret: transferCode,
    ...price,
    expiresAt,
  });
  return { token, priceFen: price.priceFen, expiresAt };
}
