import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ProductName } from "@/components/text/product-name";
import { Facts } from "@/components/ui/facts";
import type { HandoverGoods } from "@/lib/handovers/own-contract";
import { nameOfOne, unchecked } from "@/messages/unchecked";

interface Props {
  goods: HandoverGoods;
  /** Whose words: of who gives it, or of who takes it over. */
  side: "give" | "take";
  /** What else there is to know, first and last. */
  before?: { id: string; label: string; value: ReactNode }[];
  after?: { id: string; label: string; value: ReactNode }[];
}

/** What goes to another account, each with its product: a domain and its email have the same name, and others have codes for names. */
export function HandedGoods({ goods, side, before = [], after = [] }: Props) {
  const t = useTranslations(`handovers.${side}`);
  const texts = unchecked(useTranslations());
  const [service, ...gifts] = goods.services.map(({ id, productLine, displayName }) => ({
    id,
    value: (
      <>
        {nameOfOne(texts, productLine)} <ProductName productLine={productLine} name={displayName} />
      </>
    ),
  }));
  return (
    <Facts
      facts={[
        ...before,
        ...(service ? [{ ...service, label: t("service") }] : []),
        ...gifts.map((gift) => ({ ...gift, label: t("gifts") })),
        ...(goods.registrant
          ? [{ id: "registrant", label: t("registrant"), value: t("registrantStays", { name: goods.registrant }) }]
          : []),
        ...after,
      ]}
    />
  );
}
