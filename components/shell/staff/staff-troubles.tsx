import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import type { Trouble } from "@/lib/reports/health-contract";
import { healthHref, useHealthText } from "../../admin/health/use-health-text";
import { Note } from "../../ui/note";

/** Trouble that nobody of the staff may miss, above every page of the back office. Nothing when all is well. */
export function StaffTroubles({ troubles }: { troubles: readonly Trouble[] }) {
  const t = useTranslations("reports.health");
  const text = useHealthText();
  if (troubles.length === 0) return null;
  return (
    <aside aria-label={t("banner")} className="space-y-2 bg-sunk px-7 py-2.5 max-lg:px-margin print:hidden">
      {troubles.map(({ part, health }) => (
        <Note
          key={part}
          kind={health.detail === "paused" ? "warn" : "bad"}
          title={t("trouble", { part: text.name(part), detail: text.detail(health) })}
        >
          {text.todo(part, health)} <Link href={healthHref(part, health) ?? "/admin/health"}>{t("look")}</Link>
        </Note>
      ))}
    </aside>
  );
}
