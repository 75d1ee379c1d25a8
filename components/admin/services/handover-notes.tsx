import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import type { HandoversOf } from "@/lib/handovers/contract";

/** What became of a service, or what it was before, when it went from one customer to another; and a request that waits. */
export function HandoverNotes({ handovers: { waits, own, went, came } }: { handovers: HandoversOf }) {
  const t = useTranslations("admin-services.handover");
  const linked = (id: string) => (words: ReactNode) => <Link href={`/admin/services/${id}`}>{words}</Link>;
  return (
    <div className="mb-6 space-y-4 empty:hidden">
      {waits && (
        <Note kind="warn" title={t("waits", { email: waits.to })}>
          {t("waitsWhat", { name: waits.by })} <Link href="/admin/attention#approvals">{t("waitsLink")}</Link>
        </Note>
      )}
      {own && <Note title={t("own", { email: own.to })}>{t(own.confirmed ? "ownConfirmed" : "ownMailed")}</Note>}
      {went && <Note title={t("went")}>{t.rich("wentWhat", { name: went.customer, link: linked(went.id) })}</Note>}
      {came && <Note title={t("came")}>{t.rich("cameWhat", { name: came.customer, link: linked(came.id) })}</Note>}
    </div>
  );
}
