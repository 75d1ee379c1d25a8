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

/** What was found as groups of options, each with the page that it opens; groups without any are left out. */
export function useFoundGroups(): (found: Found, q: string) => FoundGroup[] {
  const t = useTranslations("staff-search");
  const texts = unchecked(useTranslations());
  const join = (...parts: string[]) => parts.filter(Boolean).join(t("separator"));
  return ({ orders, customers, services, topUps, tickets, more }, q) => {
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
    ];
    const lists: Record<FoundGroupId, { path: string; state?: string | undefined }> = {
      orders: { path: "/admin/orders" },
      customers: { path: "/admin/customers" },
      services: { path: "/admin/services" },
      topUps: { path: "/admin/top-ups", state: topUps[0]?.state },
      tickets: { path: "/admin/tickets", state: "all" },
    };
    return groups
      .filter(({ options }) => options.length > 0)
      .map((group) => {
        if (!more.includes(group.id)) return group;
        const { path, state } = lists[group.id];
        const href = `${path}?${new URLSearchParams({ ...(state ? { state } : {}), q })}`;
        return { ...group, all: { id: `all-${group.id}`, href, title: t(`all.${group.id}`), detail: "" } };
      });
  };
}
