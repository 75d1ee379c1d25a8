import { useTranslations } from "next-intl";
import { ProductName } from "@/components/text/product-name";
import { daysLeft, Time } from "@/components/text/time";
import { Link } from "@/components/ui/link";
import { type Column, Table } from "@/components/ui/table/table";
import { pagesOf } from "@/lib/product-lines/pages";
import type { DueService } from "@/lib/renewals/contract";
import { nameOfOne, unchecked } from "@/messages/unchecked";
import { RenewButton } from "./renew-button";

interface Props {
  caption: string;
  rows: readonly DueService[];
  now: Date;
}

/** Services that expire soon or have expired: how long there is, whether they renew themselves, and the renewal by one press. */
export function DueList({ caption, rows, now }: Props) {
  const t = useTranslations("account.due");
  const calendar = useTranslations("calendar.renewal");
  const all = unchecked(useTranslations());
  /** It is renewed automatically, so that the customer need not do anything. */
  const renewsItself = ({ autoRenew, trouble, expiresAt }: DueService) => autoRenew && !trouble && expiresAt >= now;
  /** A domain and its mail service have the same name, so whatever is no domain is named with its product. */
  const namedOf = ({ productLine, displayName: name }: DueService) =>
    pagesOf(productLine).registered ? name : t("named", { name, product: nameOfOne(all, productLine) });
  const leftText = ({ expiresAt }: DueService) => {
    const days = daysLeft(expiresAt, now);
    if (days < 0) return t("ago", { days: -days });
    return days === 0 ? t("today") : t("left", { days });
  };
  const renewalText = (row: DueService) => {
    if (renewsItself(row)) return calendar("auto");
    if (row.autoRenew && row.trouble) return calendar("trouble", { why: calendar(row.trouble) });
    return row.expiresAt < now ? t("renewSoon") : calendar("manual");
  };
  const columns: Column<DueService>[] = [
    {
      id: "name",
      head: t("name"),
      phone: "title",
      width: "28%",
      cell: (row) => (
        <Link className="no-underline hover:underline hover:decoration-auto" href={`/account/services/${row.id}`}>
          <ProductName productLine={row.productLine} name={row.displayName} />
        </Link>
      ),
    },
    { id: "product", head: t("product"), phone: "line", cell: (row) => nameOfOne(all, row.productLine) },
    {
      id: "expires",
      head: t("expires"),
      cell: (row) => (
        <>
          <Time at={row.expiresAt} as="day" />
          <span className={renewsItself(row) ? "text-ink-2" : "text-warn"}>
            {t("comma")}
            {leftText(row)}
          </span>
        </>
      ),
    },
    { id: "renewal", head: t("renewal"), phone: "line", cell: renewalText },
    {
      id: "renew",
      head: t("action"),
      hideHead: true,
      phone: "end",
      cell: (row) =>
        row.term && !renewsItself(row) ? (
          <div className="flex justify-end">
            <RenewButton id={row.id} name={namedOf(row)} term={row.term} />
          </div>
        ) : null,
    },
  ];
  return <Table caption={caption} columns={columns} rows={rows} rowKey={({ id }) => id} />;
}
