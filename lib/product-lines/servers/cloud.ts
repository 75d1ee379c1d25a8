import type { PurchaseContext } from "@/lib/cndns/client";
import type { ServerOffer } from "@/lib/cndns/endpoints/server-values";
import type { aliServer, bccServer } from "@/lib/cndns/endpoints/servers";
import type { Outcome } from "@/lib/cndns/outcome";
import type { Config } from "../form";
import type { Call } from "../reading";
import type { ServerOptions, ServerShape } from "./form";

type Product = ServerOffer["products"][number];

/** What is ordered, without what only one of the clouds knows. */
export interface PlacedServer {
  password: string;
  bandwidthMbps: number;
  location: string;
  system: string;
  period: "month" | "year";
  periods: number;
}

/** In what the two clouds differ, as data and as the calls that only one of them has. */
export interface ServerCloud {
  shape: ServerShape;
  endpoints: typeof bccServer | typeof aliServer;
  purchaseEndpoint: string;
  renewEndpoint: string;
  /** The sizes on sale. */
  sizesOf(offer: ServerOffer): ServerOptions["sizes"];
  /** What processors and memory cost for one period; null where the offer has no price of them. */
  sizePrice(price: (is: (product: Product) => boolean) => Product | null, config: Config): bigint | null;
  /** Sends the order once. Spends the agent balance. */
  order(
    call: Call,
    placed: PlacedServer,
    config: Config,
    context: PurchaseContext,
  ): Promise<Outcome<{ name: string | null }>>;
}
