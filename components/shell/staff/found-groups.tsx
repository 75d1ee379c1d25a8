import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Found, FoundGroupId } from "@/lib/reports/search-contract";
import { nameOfOne, unchecked } from "@/messages/unchecked";
import { orderGlyph } from "../../orders/order-status";
import { Money } from "../../text/money";
import { Status } from "../../ui/status";

export interface FoundOption {
  /** Unique in the list; also the id of its element. */
  id: string;
  href: string;
  title: string;
  detail: ReactNode;
}

export interface FoundGroup {
  id: FoundGroupId;
  title: string;
  options: FoundOption[];
  /** Leads to the list, searched for the same text, where there are more than the options. */
  all?: FoundOption;
}

/** What has a number and a sum, and the page that shows it. A refund stands on the page of its payment. */
const MONEY = [
  { id: "papers", page: ({ id }: { id: string }) => `/admin/papers/${id}` },
  { id: "fapiaos", page: ({ id }: { id: string }) => `/admin/fapiao/${id}` },
  { id: "payments", page: ({ id }: { id: string }) => `/admin/payments/${id}` },
  { id: "refunds", page: (one: { id: string; paymentId?: string }) => `/admin/payments/${one.paymentId ?? one.id}` },
  { id: "payouts", page: ({ id }: { id: string }) => `/admin/payouts/${id}` },
] as const;

/** What was found as groups of options, each with the page that it opens; groups without any are left out. */
export function useFoundGroups(): (found: Found, q: string) => FoundGroup[] {
  const t = useTranslations("staff-search");
  const texts = unchecked(useTranslations());
  const join = (...parts: string[]) => parts.filter(Boolean).join(t("separator"));
  return (found, q) => {
    const { orders, customers, services, topUps, tickets, fapiaos, more } = found;
    const groups: FoundGroup[] = [
      {
        id: "orders",
        title: t("group.orders"),
        options: orders.map(({ id, number, state, names, customer }) => ({
          ...{ id: `order-${id}`, href: `/admin/orders/${id}`, title: number },
          detail: (
            <>
              {join(customer, ...names)} <Status state={orderGlyph(state)} staff small />
            </>
          ),
        })),
      },
      {
        id: "customers",
        title: t("group.customers"),
        options: customers.map(({ id, name, email }) => ({
          ...{ id: `customer-${id}`, href: `/admin/customers/${id}`, title: name || email, detail: name ? email : "" },
        })),
      },
      {
        id: "services",
        title: t("group.services"),
        options: services.map(({ id, productLine, displayName, customer }) => ({
          ...{ id: `service-${id}`, href: `/admin/services/${id}`, title: displayName },
          detail: join(nameOfOne(texts, productLine), customer),
        })),
      },
      {
        id: "topUps",
        title: t("group.topUps"),
        options: topUps.map(({ id, reference, bankSerial, state, amountFen, customer }) => ({
          ...{ id: `top-up-${id}`, href: `/admin/top-ups?${new URLSearchParams({ state, q: reference })}` },
          title: reference,
          detail: (
            <>
              <Money fen={amountFen} /> {join(t(`topUpState.${state}`), customer, bankSerial ?? "")}
            </>
          ),
        })),
      },
      {
        id: "tickets",
        title: t("group.tickets"),
        options: tickets.map(({ id, number, subject, state, customer }) => ({
          ...{ id: `ticket-${id}`, href: `/admin/tickets/${id}`, title: subject },
          detail: join(number, t(`ticketState.${state}`), customer),
        })),
      },
      ...MONEY.map(({ id, page }) => ({
        id,
        title: t(`group.${id}`),
        options: found[id].map((one) => ({
          ...{ id: `${id}-${one.id}`, href: page(one), title: one.number },
          detail: (
            <>
              <Money fen={one.amountFen} /> {one.customer}
            </>
          ),
        })),
      })),
    ];
    const lists: Record<Found["more"][number], { path: string; state?: string | undefined; kind?: string }> = {
      orders: { path: "/admin/orders" },
      customers: { path: "/admin/customers" },
      services: { path: "/admin/services" },
      topUps: { path: "/admin/top-ups", state: topUps[0]?.state },
      tickets: { path: "/admin/tickets", state: "all" },
      fapiaos: { path: "/admin/fapiao", state: fapiaos[0]?.state },
      payments: { path: "/admin/payments" },
      refunds: { path: "/admin/payments", kind: "refund" },
    };
    return groups
      .filter(({ options }) => options.length > 0)
      .map((group) => {
        const listed = more.find((id) => id === group.id);
        if (!listed) return group;
        const { path, state, kind } = lists[listed];
        const href = `${path}?${new URLSearchParams({ ...(state ? { state } : {}), ...(kind ? { kind } : {}), q })}`;
        return { ...group, all: { id: `all-${group.id}`, href, title: t(`all.${listed}`), detail: "" } };
      });
  };
}
