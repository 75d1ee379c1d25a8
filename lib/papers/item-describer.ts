import "server-only";
import type { OrderItem } from "@/lib/db/generated/client";
import { sentences } from "@/lib/offers/describe-config";
import { actionWordOf } from "@/lib/product-lines/pages";
import { titleIn } from "@/lib/product-lines/title-in";
import type { BothLanguages, PaperLine } from "./contract";

type Described = Pick<OrderItem, "id" | "productLine" | "action" | "displayName" | "details" | "years" | "months">;
type Words = Awaited<ReturnType<typeof sentences>>;

/**
 * Reads the words for items. @returns what describes an item as a line of a paper, in both languages. The words are stored with the
 * paper: later ones don't change it.
 */
export async function itemDescriber(): Promise<(item: Described, amountFen: bigint) => PaperLine> {
  const [zh, en] = await Promise.all([sentences("zh"), sentences("en")]);
  return (item, amountFen) => {
    const details = item.details as BothLanguages | null;
    return {
      itemId: item.id,
      productLine: item.productLine,
      action: item.action,
      name: item.displayName,
      ...titleOf(item, { zh, en }),
      what: { zh: whatOf(item, zh), en: whatOf(item, en) },
      details: details?.zh || details?.en ? details : null,
      amountFen,
    };
  };
}

/** None where it is the name: a domain's. */
function titleOf(item: Described, { zh, en }: { zh: Words; en: Words }): Pick<PaperLine, "title"> {
  const title = {
    zh: titleIn("zh", item, zh.one(item.productLine)),
    en: titleIn("en", item, en.one(item.productLine)),
  };
  return title.zh === item.displayName && title.en === item.displayName ? {} : { title };
}

function whatOf(item: Described, { say, one }: Words): string {
  const term = say("ui.term", { years: item.years, months: item.months });
  const action = say(`order-pages.action.${actionWordOf(item)}`, { term });
  return say("papers.what", { product: one(item.productLine), action });
}
