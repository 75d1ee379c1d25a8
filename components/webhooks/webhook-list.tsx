import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import type { WebhookRow } from "@/lib/webhooks/contract";
import { webhooksPath } from "./calls-of";
import { WebhookStatus } from "./webhook-status";

interface Props {
  rows: readonly WebhookRow[];
  ofShop: boolean;
}

/** The webhooks of a customer or of the shop; each has a page. */
export function WebhookList({ rows, ofShop }: Props) {
  const t = useTranslations("webhooks.list");
  return (
    <ul aria-label={t(ofShop ? "shopTitle" : "title")}>
      {rows.map(({ id, url, events, state }) => (
        <li
          key={id}
          className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-0.5 border-t border-rule py-3.5 reach-links first:border-t-0 first:pt-0"
        >
          <Link className="min-w-0 as-stored" href={`${webhooksPath(ofShop)}/${id}`}>
            {url}
          </Link>
          <span className="flex flex-wrap gap-x-4 text-sm text-ink-3">
            {t("events", { count: events.length })}
            <WebhookStatus state={state} />
          </span>
        </li>
      ))}
    </ul>
  );
}
