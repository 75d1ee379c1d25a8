import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { useComeIntoView } from "@/components/ui/use-come-into-view";
import type { RefusedRenewal } from "./use-renewals";

/** Renewals that were not put into the cart, each with the reason. */
export function RefusedRenewals({ refused }: { refused: readonly RefusedRenewal[] }) {
  const t = useTranslations("services.several");
  const note = useComeIntoView(refused.length > 0 ? refused : null);
  if (refused.length === 0) return null;
  return (
    <Note ref={note} kind="bad" title={t("refused", { count: refused.length })} live className="mb-4">
      <ul>
        {refused.map(({ id, name, why, otherTerms }) => (
          <li key={id}>
            <b className="domain-name">{name}</b> {why}{" "}
            {otherTerms && <Link href={`/account/services/${id}/renew`}>{t("otherTerms")}</Link>}
          </li>
        ))}
      </ul>
      <Link href="/cart">{t("cart")}</Link>
    </Note>
  );
}
