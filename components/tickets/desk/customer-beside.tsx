import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { orderGlyph } from "@/components/orders/order-status";
import { useServiceStatus } from "@/components/services/use-service-status";
import { Money } from "@/components/text/money";
import { ProductName } from "@/components/text/product-name";
import { Time } from "@/components/text/time";
import { Link } from "@/components/ui/link";
import { Status } from "@/components/ui/status";
import type { Fen } from "@/lib/core/money";
import type { AdminOrderRow } from "@/lib/orders/admin-contract";
import type { AdminServiceRow } from "@/lib/services/admin-contract";
import type { StaffTicketRow, TicketCustomer } from "@/lib/tickets/admin-contract";
import { staffTicketGlyph } from "../ticket-status";

interface Props {
  customer: TicketCustomer;
  balanceFen: Fen;
  services: readonly AdminServiceRow[];
  orders: readonly AdminOrderRow[];
  /** Other tickets of theirs. */
  tickets: readonly StaffTicketRow[];
}

/** The customer beside their ticket: who, their money, and the few of what they have that a question may be about. */
export function CustomerBeside({ customer, balanceFen, services, orders, tickets }: Props) {
  const t = useTranslations("desk");
  const statusOf = useServiceStatus();
  const { id, name, email, phone, locale, status, staffNote, since } = customer;
  const facts: [string, ReactNode][] = [
    [t("beside.balance"), <Money key="balance" fen={balanceFen} />],
    [t("beside.language"), locale === "zh" ? "中文" : "English"],
    [t("beside.since"), <Time key="since" at={since} as="day" />],
  ];
  const all = (page: string) => `/admin/${page}?${new URLSearchParams({ q: email })}`;
  return (
    <div className="grid content-start gap-5 text-sm">
      <section aria-labelledby="beside">
        <h2 id="beside" className="text-body">
          {t("beside.title")}
        </h2>
        <p className="mt-1 wrap-anywhere">
          <Link href={`/admin/customers/${id}`}>{name || t("beside.noName")}</Link>
          {status === "disabled" && <span className="text-bad"> {t("beside.disabled")}</span>}
        </p>
        <p className="wrap-anywhere text-ink-2">{email}</p>
        {phone && <p className="figures text-ink-2">{phone}</p>}
        <dl className="mt-1">
          {facts.map(([label, value]) => (
            <div key={label} className="flex justify-between gap-3 border-t border-rule py-1">
              <dt className="text-ink-2">{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {staffNote && (
          <p className="mt-1 border-l-3 border-warn bg-warn-soft py-1.5 pr-2 pl-3 wrap-anywhere whitespace-pre-wrap">
            {staffNote}
          </p>
        )}
      </section>
      <Block title={t("beside.services")} count={customer.services} all={all("services")}>
        {services.map((row) => (
          <Row key={row.id}>
            <Link href={`/admin/services/${row.id}`} className="min-w-0 domain-name">
              <ProductName productLine={row.productLine} name={row.displayName} />
            </Link>
            <Status {...statusOf(row)} small />
          </Row>
        ))}
      </Block>
      <Block title={t("beside.orders")} count={customer.orders} all={all("orders")}>
        {orders.map((row) => (
          <Row key={row.id}>
            <Link href={`/admin/orders/${row.id}`} className="mono-value whitespace-nowrap">
              {row.number}
            </Link>
            <Status state={orderGlyph(row.state)} staff small />
          </Row>
        ))}
      </Block>
      <Block
        title={t("beside.tickets")}
        count={customer.tickets - 1}
        all={`/admin/tickets?${new URLSearchParams({ state: "all", q: email })}`}
      >
        {tickets.map((row) => (
          <Row key={row.id}>
            <Link href={`/admin/tickets/${row.id}`} className="min-w-0 wrap-anywhere">
              {row.subject}
            </Link>
            <Status state={staffTicketGlyph(row.state)} word={t(`states.${row.state}`)} small />
          </Row>
        ))}
      </Block>
    </div>
  );
}

interface BlockProps {
  title: string;
  /** How many there are in all; the list shows a few. */
  count: number;
  all: string;
  children: readonly ReactNode[];
}

function Block({ title, count, all, children }: BlockProps) {
  const t = useTranslations("desk.beside");
  return (
    <section aria-label={title}>
      <header className="flex items-baseline justify-between gap-3">
        <h2 className="text-body">{title}</h2>
        {count > children.length && (
          <Link href={all} className="reach text-xs">
            {t("all", { count })}
          </Link>
        )}
      </header>
      {children.length > 0 ? <ul>{children}</ul> : <p className="text-ink-3">{t("none")}</p>}
    </section>
  );
}

function Row({ children }: { children: ReactNode }) {
  return (
    <li className="flex items-baseline justify-between gap-3 border-t border-rule py-1 first:border-t-0">{children}</li>
  );
}
