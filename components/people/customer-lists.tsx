import { useTranslations } from "next-intl";
import { ServiceLinks } from "@/components/admin/services/service-links";
import { useStaffReason } from "@/components/admin/use-staff-reason";
import { itemGlyph, orderGlyph } from "@/components/orders/order-status";
import { Money } from "@/components/text/money";
import { ProductName } from "@/components/text/product-name";
import { Time } from "@/components/text/time";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import { Table } from "@/components/ui/table/table";
import type { AdminOrderRow, CustomerProblem } from "@/lib/orders/admin-contract";
import type { AdminTopUpRow } from "@/lib/payments/contract";
import { itemTitleForStaff } from "@/lib/product-lines/item-title";
import type { AdminServiceRow } from "@/lib/services/admin-contract";
import { nameOfOne, unchecked } from "@/messages/unchecked";

interface Props {
  email: string;
  problems: readonly CustomerProblem[];
  /** Bank transfers that the customer announced and finance has not decided. */
  transfers: readonly AdminTopUpRow[];
  orders: readonly AdminOrderRow[];
  services: readonly AdminServiceRow[];
}

/** What staff are asked about first: what is open, the latest orders, and the services that expire next, each with a link to all. */
export function CustomerLists({ email, problems, transfers, orders, services }: Props) {
  const t = useTranslations("admin-orders.ofCustomer");
  const all = (page: string) => `/admin/${page}?${new URLSearchParams({ q: email })}`;
  return (
    <>
      <Section title={t("problems")} id="problems">
        {problems.length + transfers.length > 0 ? (
          <Problems problems={problems} transfers={transfers} />
        ) : (
          <EmptyState text={t("noProblems")} />
        )}
      </Section>
      <Section title={t("orders")} lead={<Link href={all("orders")}>{t("allOrders")}</Link>} id="orders">
        {orders.length > 0 ? <Orders rows={orders} /> : <EmptyState text={t("noOrders")} />}
      </Section>
      <Section title={t("services")} lead={<Link href={all("services")}>{t("allServices")}</Link>} id="services">
        {services.length > 0 ? <ServiceLinks rows={services} /> : <EmptyState text={t("noServices")} />}
      </Section>
    </>
  );
}

function Problems({ problems, transfers }: Pick<Props, "problems" | "transfers">) {
  const t = useTranslations("admin-orders.ofCustomer");
  const texts = unchecked(useTranslations());
  const sentence = useStaffReason();
  return (
    <ul className="grid gap-2">
      {problems.map(({ id, orderId, productLine, displayName, state, stateAt, reason }) => (
        <li key={id} className="flex flex-wrap items-baseline gap-x-3">
          <Link href={`/admin/orders/${orderId}`}>
            <ProductName
              productLine={productLine}
              name={itemTitleForStaff({ productLine, displayName }, nameOfOne(texts, productLine))}
            />
          </Link>
          <Status state={itemGlyph(state)} staff small />
          <span className="text-ink-2">
            <Time at={stateAt} as="minute" /> {sentence(reason, productLine)}
          </span>
        </li>
      ))}
      {transfers.map(({ id, reference, amountFen, createdAt }) => (
        <li key={id} className="flex flex-wrap items-baseline gap-x-3">
          <Link href={`/admin/top-ups?${new URLSearchParams({ q: reference })}`}>{t("transfer", { reference })}</Link>
          <Money fen={amountFen} />
          <span className="text-ink-2">
            <Time at={createdAt} as="minute" />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Orders({ rows }: { rows: readonly AdminOrderRow[] }) {
  const t = useTranslations("admin-orders");
  return (
    <Table
      caption={t("ofCustomer.orders")}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          id: "number",
          head: t("list.number"),
          phone: "title",
          cell: (row) => (
            <Link className="mono-value whitespace-nowrap" href={`/admin/orders/${row.id}`}>
              {row.number}
            </Link>
          ),
        },
        { id: "state", head: t("list.state"), cell: (row) => <Status state={orderGlyph(row.state)} staff small /> },
        { id: "names", head: t("list.names"), phone: "line", cell: (row) => row.names.join(t("separator")) },
        { id: "placed", head: t("list.placed"), cell: (row) => <Time at={row.createdAt} as="minute" /> },
        {
          id: "total",
          head: t("list.total"),
          figure: true,
          phone: "end",
          cell: (row) => <Money fen={row.totalFen} bare />,
        },
      ]}
    />
  );
}
