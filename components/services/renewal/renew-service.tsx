import { useTranslations } from "next-intl";
import { Note } from "@/components/ui/note";
import { Section } from "@/components/ui/section";
import type { ServiceSheet } from "@/lib/controls/contract";
import { pagesOf } from "@/lib/product-lines/pages";
import { ClientMessages } from "@/messages/client-messages";
import { useUncheckedTranslations } from "@/messages/unchecked";
import { ownWordsFirst } from "../own-words";
import { RenewAndPay } from "./renew-and-pay";
import { RenewIntoCart } from "./renew-into-cart";

/** The renewal of a service: paid at once or added to the cart, as its product line has it. */
export function RenewService({ sheet }: { sheet: ServiceSheet }) {
  const { productLine } = sheet;
  const say = ownWordsFirst(useUncheckedTranslations(`${productLine}Line`), useUncheckedTranslations("services"));
  return (
    <Section title={say("renew.title")} lead={say("renew.lead")}>
      {pagesOf(productLine).renewal === "pay" ? <PayNow sheet={sheet} /> : <IntoCart sheet={sheet} />}
    </Section>
  );
}

function PayNow({ sheet: { id, productLine, expiresAt } }: { sheet: ServiceSheet }) {
  const t = useUncheckedTranslations(`${productLine}Line.renew`);
  return expiresAt ? <RenewAndPay {...{ id, productLine, expiresAt }} /> : <Note title={t("notYet")} />;
}

function IntoCart({ sheet: { id, parent, renewalTerms, expiresAt } }: { sheet: ServiceSheet }) {
  const t = useTranslations("services.renew");
  if (renewalTerms.length === 0) {
    return <Note title={t("not")}>{parent ? t("follows", { name: parent.displayName }) : null}</Note>;
  }
  return (
    <ClientMessages names={["services", "products"]}>
      <RenewIntoCart id={id} terms={renewalTerms} expiresAt={expiresAt} />
    </ClientMessages>
  );
}
