import { useTranslations } from "next-intl";
import { Money } from "@/components/text/money";
import { ProductName } from "@/components/text/product-name";
import { Time } from "@/components/text/time";
import { buttonClass } from "@/components/ui/button/button";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { type Column, Table } from "@/components/ui/table/table";
import type { CalendarEntry } from "@/lib/calendar/contract";
import { nameOfOne, unchecked } from "@/messages/unchecked";
import { needsAction } from "./year-rows";

interface Props {
  caption: string;
  entries: readonly CalendarEntry[];
  now: Date;
  /** The column heads are for screen readers only, because a list just above shows them. */
  quiet?: boolean;
}

/** What expires, by day: whether it renews itself, what a year costs, and the link to renew it. */
export function ExpiryList({ caption, entries, now, quiet = false }: Props) {
  const t = useTranslations("calendar");
  const all = unchecked(useTranslations());
  const renewalOf = (entry: CalendarEntry): string => {
    if (entry.follows) return t("renewal.follows");
    if (!entry.renewable) return t("renewal.none");
    if (entry.expiresAt < now) return t("renewal.lapsed");
    if (entry.autoRenew && entry.trouble) return t("renewal.trouble", { why: t(`renewal.${entry.trouble}`) });
    return t(entry.autoRenew ? "renewal.auto" : "renewal.manual");
  };
  const columns: Column<CalendarEntry>[] = [
    {
      id: "day",
      head: t("list.day"),
      phoneHead: true,
      width: "7rem",
      cell: ({ expiresAt }) => <Time at={expiresAt} as="day" />,
    },
    {
      id: "name",
      head: t("list.name"),
      phone: "title",
      cell: (entry) => (
        <Link className="no-underline hover:underline hover:decoration-auto" href={`/account/services/${entry.id}`}>
          <b>
            <ProductName productLine={entry.productLine} name={entry.displayName} />
          </b>
        </Link>
      ),
    },
    {
      id: "product",
      head: t("list.product"),
      width: "7rem",
      cell: ({ productLine }) => nameOfOne(all, productLine),
    },
    {
      id: "renewal",
      head: t("list.renewal"),
      width: "11rem",
      cell: (entry) => <span className={needsAction(entry, now) ? "text-warn" : undefined}>{renewalOf(entry)}</span>,
    },
    {
      id: "price",
      head: t("list.price"),
      phoneHead: true,
      figure: true,
      width: "7.5rem",
      cell: (entry) => (entry.renewable ? <YearPrice {...entry} /> : null),
    },
    {
      id: "renew",
      head: t("list.action"),
      hideHead: true,
      phone: "end",
      width: "6rem",
      cell: (entry) =>
        entry.renewable && (
          <div className="text-right">
            <Link
              className={buttonClass({ small: true })}
              href={`/account/services/${entry.id}/renew`}
              aria-label={t("list.renewName", { name: entry.displayName })}
            >
              {t("list.renew")}
            </Link>
          </div>
        ),
    },
  ];
  const className = cn(
    "md:table-fixed",
    quiet && [
      "md:[&_th]:h-0 md:[&_th]:border-0 md:[&_th]:py-0 md:[&_th]:text-[0px]/[0px]",
      "md:[&_tbody_tr:first-child_td]:border-t-0",
    ],
  );
  return <Table {...{ className, caption, columns }} rows={entries} rowKey={({ id }) => id} />;
}

function YearPrice({ renewYearFen, estimated }: Pick<CalendarEntry, "renewYearFen" | "estimated">) {
  const t = useTranslations("calendar.list");
  if (renewYearFen === null) return <span className="text-ink-3">{t("unknown")}</span>;
  const price = <Money fen={renewYearFen} bare />;
  return estimated ? t.rich("about", { price: () => price }) : price;
}
