import { useTranslations } from "next-intl";
import { helpAddress } from "../tickets/help-address";
import { ButtonLink } from "../ui/button/button-link";
import { Section } from "../ui/section";

/** In place of the order form of a product line that staff don't sell now: it may come back, so it isn't out of stock or gone. */
export function NotSold() {
  const t = useTranslations("products");
  return (
    <Section title={t("notSold")}>
      <p className="max-w-text">{t("notSoldWhat")}</p>
      <p className="mt-4 flex flex-wrap gap-3">
        <ButtonLink href="/products">{t("all")}</ButtonLink>
        <ButtonLink href={helpAddress()}>{t("contact")}</ButtonLink>
      </p>
    </Section>
  );
}
