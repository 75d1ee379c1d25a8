import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { shanghaiMinute } from "@/lib/core/time";
import type { PastTrouble } from "@/lib/reports/home-contract";

/** The end of a span: its time alone where it began on that day. */
export function endText(beganAt: Date, endedAt: Date): string {
  const [from, to] = [shanghaiMinute(beganAt), shanghaiMinute(endedAt)];
  return from.slice(0, 10) === to.slice(0, 10) ? to.slice(11) : to;
}

/** Trouble that has ended lately, and differences of the books. Nothing when there was none; what lasts stands above every page. */
export function HomeTrouble({ troubles, bookFaults }: { troubles: readonly PastTrouble[]; bookFaults: number }) {
  const t = useTranslations("staff-home.trouble");
  const health = useTranslations("reports.health");
  if (troubles.length + bookFaults === 0) return null;
  return (
    <Section title={t("title")}>
      <ul className="space-y-1">
        {bookFaults > 0 && (
          <li>
            <Link className="text-bad" href="/admin/balance#books">
              {t("books", { count: bookFaults })}
            </Link>
          </li>
        )}
        {troubles.map(({ id, part, beganAt, endedAt }) => (
          <li key={id}>
            <Link href="/admin/health">
              {t("ended", { part: health(part), from: shanghaiMinute(beganAt), to: endText(beganAt, endedAt) })}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
