import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { newCustomer, newStaff, type Person, query, signIn, word } from "../factory";
import { placed } from "../money/world";
import { newRegistrant } from "../shop/registrant";
import { ownDomain } from "../zones/zone";
import { isDynamic, routes, type Visitor, visitorOf } from "./routes";

interface World {
  customer: Person;
  domainId: string;
  orderId: string;
  topUpId: string;
  mailId: string;
  registrantId: string;
}

/** What stands in the place of the brackets of each dynamic route. A new route needs an entry. */
const VALUES: Record<string, (world: World) => string | readonly string[]> = {
  "/[...rest]": () => "nothing-here",
  "/products/[productLine]": () => ["hosting", "cloud", "database", "mail"],
  "/account/mails/[id]": ({ mailId }) => mailId,
  "/account/orders/[id]": ({ orderId }) => orderId,
  "/account/registrants/[id]": ({ registrantId }) => registrantId,
  "/account/registrants/[id]/edit": ({ registrantId }) => registrantId,
  "/account/services/[id]": ({ domainId }) => domainId,
  "/account/services/[id]/name-servers": ({ domainId }) => domainId,
  "/account/services/[id]/records": ({ domainId }) => domainId,
  "/account/services/[id]/renew": ({ domainId }) => domainId,
  "/account/services/[id]/upgrade": ({ domainId }) => domainId,
  "/account/wallet/top-up/[id]": ({ topUpId }) => topUpId,
  "/admin/[...rest]": () => "nothing-here",
  "/admin/books/[code]": ({ customer }) => `wallet:${customer.id}`,
  "/admin/catalogue/[productLine]": () => "mail",
  "/admin/customers/[id]": ({ customer }) => customer.id,
  "/admin/orders/[id]": ({ orderId }) => orderId,
  "/admin/outbox/[id]": ({ mailId }) => mailId,
  "/admin/services/[id]": ({ domainId }) => domainId,
  "/admin/settings/[section]": () => ["general", "look", "bank", "legal", "limits", "purchasing", "mail"],
};

/** Routes that show more, or anything at all, with a query. */
const QUERIES: Record<string, readonly string[]> = {
  "/search": ["?q=freekumquat"],
  "/account/services": ["", "?productLine=domain"],
};

/** It leads on to another page of the list. */
const LEADS_ON = ["/admin"];

/** Routes of app/ that the specs don't know how to open, and entries without a route. Both lists are empty. */
export const unknownRoutes = {
  withoutEntry: routes.filter((route) => isDynamic(route) && !VALUES[route]),
  withoutRoute: [...Object.keys(VALUES), ...Object.keys(QUERIES), ...LEADS_ON].filter((one) => !routes.includes(one)),
};

/** Signs the page in and makes what its pages show. @returns the addresses of all pages that this visitor may see. */
export async function pagesOf(visitor: Visitor, page: Page): Promise<string[]> {
  const world = visitor === "visitor" ? ({} as World) : await makeWorld(page, visitor);
  if (visitor === "staff") await signIn(page, await newStaff("admin"));
  return routes
    .filter((route) => visitorOf(route) === visitor && !LEADS_ON.includes(route))
    .flatMap((route) => {
      const values = VALUES[route]?.(world) ?? "";
      const paths = [values].flat().map((value) => route.replace(/\[[^\]]+\]/, encodeURIComponent(value)));
      return paths.flatMap((path) => (QUERIES[route] ?? [""]).map((query) => path + query));
    });
}

async function makeWorld(page: Page, visitor: "customer" | "staff"): Promise<World> {
  const customer = await newCustomer();
  const [{ id: domainId }, { orderId }] = await Promise.all([ownDomain(customer), placed(customer, "done")]);
  const [topUpId, mailId] = [randomUUID(), randomUUID()];
  await query(
    `INSERT INTO top_ups (id, customer_id, method, amount_fen, reference) VALUES ($1, $2, 'bank_transfer', 6000000, $3)`,
    [topUpId, customer.id, `T${word(7).toUpperCase()}`],
  );
  await query(
    `INSERT INTO mails (id, user_id, to_address, template, locale, subject, text, html, status)
     VALUES ($1, $2, $3, 'orders.item-done', 'zh', '已完成', '已完成', '', 'sent')`,
    [mailId, customer.id, customer.email],
  );
  if (visitor === "staff") return { customer, domainId, orderId, topUpId, mailId, registrantId: "" };
  await signIn(page, customer);
  return { customer, domainId, orderId, topUpId, mailId, registrantId: await newRegistrant(page) };
}
