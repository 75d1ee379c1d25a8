import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { Section } from "@/components/ui/section";
import type { ServiceSheet } from "@/lib/controls/contract";
import { addMs, DAY_MS } from "@/lib/core/time";
import { pagesOf } from "@/lib/product-lines/pages";
import { ClientMessages } from "@/messages/client-messages";
import { useUncheckedTranslations } from "@/messages/unchecked";
import { ownWordsFirst } from "../own-words";
import { RenewIntoCart } from "./renew-into-cart";

interface Props {
  sheet: ServiceSheet;
  /** The term that it was bought for last; null: not known. */
  termMonths: number | null;
  /** Stopped by the provider, and not because it has expired. */
  suspended: boolean;
  /** An order for it is under way, as the note above says. */
  ordered: boolean;
}

/** The renewal of a service, which is put into the cart; or why it can't be renewed now. */
export function RenewService(props: Props) {
  const t = useTranslations("services.renew");
  return (
    <Section title={t("title")} lead={props.sheet.renewalTerms.length > 0 && t("lead")}>
      <Renewal {...props} />
    </Section>
  );
}

function Renewal({ sheet, termMonths, suspended, ordered }: Props) {
  const { id, productLine, parent, renewalTerms, expiresAt } = sheet;
  const t = useTranslations("services.renew");
  const say = ownWordsFirst(useUncheckedTranslations(`${productLine}Line`), useUncheckedTranslations("services"));
  if (parent) return <Note title={t("not")}>{t("follows", { name: parent.displayName })}</Note>;
  if (expiresAt === null) return <Note title={t("notYet")} />;
  if (renewalTerms.length === 0) return <Note title={say("renew.not")} />;
  if (ordered) return <p>{t("ordered")}</p>;
  const { pricedBySuffix, graceDays } = pagesOf(productLine);
  const late = graceDays !== undefined && Date.now() > addMs(expiresAt, graceDays * DAY_MS).getTime();
  return (
    <div className="space-y-4">
      {suspended && (
        <Note kind="warn" title={t("suspended")}>
          {t("suspendedWhat")} <Link href={`/account/tickets/new?service=${id}`}>{t("ask")}</Link>
        </Note>
      )}
      {late && (
        <Note kind="warn" title={say("renew.late", { days: graceDays })}>
          {say("renew.lateWhat")} <Link href={`/account/tickets/new?service=${id}`}>{t("ask")}</Link>
        </Note>
      )}
      <ClientMessages names={["services", "products"]}>
        <RenewIntoCart
          {...{ id, termMonths, expiresAt }}
          terms={renewalTerms}
          // A registry's prices are of a year.
          byYear={pricedBySuffix}
        />
      </ClientMessages>
    </div>
  );
}
