import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Found } from "@/lib/reports/search-contract";
import { orderGlyph } from "../orders/order-status";
import { Money } from "../text/money";
import { Status } from "../ui/status";

export interface FoundOption {
  /** Unique in the list; also the id of its element. */
  id: string;
  href: string;
  title: string;
  detail: ReactNode;
}

export interface FoundGroup {
  id: keyof Found;
  title: string;
  options: FoundOption[];
}

/** What was found as groups of options, each with the page that it opens; groups without any are left out. */
export function useFoundGroups(): (found: Found) => FoundGroup[] {
  const t = useTranslations("staff-search");
  const join = (...parts: string[]) => parts.filter(Boolean).join(t("separator"));
  return ({ orders, customers, services, topUps }) => {
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
        options: services.map(({ id, displayName, customer }) => ({
          ...{ id: `service-${id}`, href: `/admin/services/${id}`, title: displayName, detail: customer },
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
    ];
    return groups.filter(({ options }) => options.length > 0);
  };
}
