import { useTranslations } from "next-intl";
import { hasStaffPage } from "@/components/shell/staff/staff-nav";
import { waitedFor } from "@/components/text/waited";
import { ButtonLink } from "@/components/ui/button/button-link";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import type { StaffRole } from "@/lib/core/actor";
import { type WaitingWork, waitingHref } from "@/lib/reports/waiting-contract";

interface Props {
  role: StaffRole;
  now: Date;
  /** The most urgent kind first. */
  waiting: readonly WaitingWork[];
  /** What waits for colleagues, one's own requests among it. */
  others: readonly WaitingWork[];
}

/** What one of the staff has to do: the most urgent kind with the one filled button of the page, then the rest. */
export function HomeTodo({ role, now, waiting, others }: Props) {
  const t = useTranslations("staff-home.todo");
  const [first, ...rest] = waiting.filter(({ count }) => count > 0);
  const elsewhere = others.filter(({ count }) => count > 0);
  const since = ({ since: at }: WaitingWork) => (at ? t("since", { waited: t(...waitedFor(at, now)) }) : null);
  return (
    <Section title={t("title")} lead={<Link href="/account/profile#digest">{t("digest")}</Link>}>
      {first ? (
        <div className="flex flex-wrap items-center gap-x-12 gap-y-3 border-l-3 border-accent pl-4">
          <div>
            <p className="text-xl font-strong">{t(`waits.${first.kind}`, { count: first.count })}</p>
            <p className="text-sm text-ink-2">{since(first)}</p>
          </div>
          <ButtonLink kind="go" href={waitingHref(first.kind, now)}>
            {t(`go.${first.kind}`)}
          </ButtonLink>
        </div>
      ) : (
        <p>
          {t("none")} <Link href="/admin/orders">{t("noneNext")}</Link>
        </p>
      )}
      {rest.length > 0 && (
        <ul className="mt-5">
          {rest.map((one) => (
            <li
              key={one.kind}
              className="flex flex-wrap justify-between gap-x-8 border-t border-rule py-1.75 first:border-t-0"
            >
              <Link className="reach" href={waitingHref(one.kind, now)}>
                {t(`waits.${one.kind}`, { count: one.count })}
              </Link>
              <span className="text-ink-2">{since(one)}</span>
            </li>
          ))}
        </ul>
      )}
      {elsewhere.length > 0 && (
        <>
          <h3 className="mt-5 text-sm font-normal text-ink-2">{t("others")}</h3>
          <ul>
            {elsewhere.map(({ kind, count }) => (
              <li key={kind} className="py-1">
                {hasStaffPage(role, waitingHref(kind, now)) ? (
                  <Link className="reach" href={waitingHref(kind, now)}>
                    {t(`other.${kind}`, { count })}
                  </Link>
                ) : (
                  t(`other.${kind}`, { count })
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
