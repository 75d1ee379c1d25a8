import "server-only";
import type { Tx } from "@/lib/db/client";
import type { OrderItem } from "@/lib/db/generated/client";
import { sentences } from "@/lib/offers/describe-config";
import { splitName } from "@/lib/product-lines/domain/split-name";
import { actionOf } from "@/lib/product-lines/registry";
import { describeRow, type ServiceRecord } from "@/lib/services/describe-service";
import type { Language } from "@/messages/languages";
import type { DoneItem } from "./mail-templates";
import { reviewedSuffixes } from "./reviewed-suffixes";

/** What a mail says of items that are done: names and configurations in its language, amounts, expiry dates, and whether a domain waits for its real-name review. */
export async function describeDone(
  tx: Tx,
  items: readonly (OrderItem & { service: ServiceRecord | null })[],
  locale: Language,
): Promise<DoneItem[]> {
  const reviewed = await reviewedSuffixes(tx);
  const { titleWithProduct } = await sentences(locale);
  return items.map(({ service, serviceId, ...item }) => {
    const row = service && describeRow(service);
    const opens = actionOf(item).opensService;
    const asked = opens && row !== null && reviewed.has(splitName(row.name).suffix);
    return {
      name: titleWithProduct(item),
      details: (item.details as Record<Language, string> | null)?.[locale] ?? "",
      productLine: item.productLine,
      action: item.action,
      years: item.years,
      months: item.months,
      priceFen: item.priceFen,
      expiresAt: row?.expiresAt ?? null,
      serviceId: serviceId ?? "",
      realName: asked && row.realName !== "pass" ? row.realName : null,
    };
  });
}
