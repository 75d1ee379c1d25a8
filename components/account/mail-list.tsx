import { useTranslations } from "next-intl";
import { Time } from "@/components/text/time";
import { Link } from "@/components/ui/link";
import type { OwnMailRow } from "@/lib/notify/contract";

/** The customer's own mails by subject, newest first. */
export function MailList({ label, rows }: { label: string; rows: readonly OwnMailRow[] }) {
  const t = useTranslations("account.mails");
  return (
    <ul aria-label={label}>
      {rows.map((mail) => (
        <li
          key={mail.id}
          className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-0.5 border-t border-rule py-3.5 reach-links first:border-t-0 first:pt-0"
        >
          <Link className="min-w-0 no-underline hover:underline" href={`/account/mails/${mail.id}`}>
            {mail.subject}
          </Link>
          <span className="text-sm text-ink-3">
            {mail.delivery !== "sent" && <span className="mr-3 text-ink-2">{t(mail.delivery)}</span>}
            <Time at={mail.createdAt} />
          </span>
        </li>
      ))}
    </ul>
  );
}
