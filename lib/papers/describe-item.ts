import "server-only";
import type { OrderItem } from "@/lib/db/generated/client";
import { sentences } from "@/lib/offers/describe-config";
import { actionWordOf } from "@/lib/product-lines/pages";
import type { BothLanguages, PaperLine } from "./contract";

type Described = Pick<OrderItem, "id" | "productLine" | "action" | "displayName" | "details" | "years" | "months">;

/** An item as a line of a paper, in both languages. The words are stored with the paper: later ones don't change it. */
export async function describeItem(item: Described, amountFen: bigint): Promise<PaperLine> {
  const [zh, en] = await Promise.all([whatOf(item, "zh"), whatOf(item, "en")]);
  const details = item.details as BothLanguages | null;
  return {
    itemId: item.id,
    productLine: item.productLine,
    action: item.action,
    name: item.displayName,
    what: { zh, en },
    details: details?.zh || details?.en ? details : null,
    amountFen,
  };
}

async function whatOf(item: Described, language: "zh" | "en"): Promise<string> {
  const { say, one } = await sentences(language);
  const term = say("ui.term", { years: item.years, months: item.months });
  const action = say(`order-pages.action.${actionWordOf(item)}`, { term });
  return say("papers.what", { product: one(item.productLine), action });
}
