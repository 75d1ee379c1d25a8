import { getLocale, getTranslations } from "next-intl/server";
import { languageOf } from "@/app/brand-metadata";
import { findForPage } from "@/app/find-for-page";
import type { SelectChoice } from "@/components/ui/field/select";
import type { CustomerActor } from "@/lib/core/actor";
import { sentences } from "@/lib/offers/describe-config";
import { getOrder } from "@/lib/orders/get-order";
import { listOrders } from "@/lib/orders/list-orders";
import { titleWithProduct } from "@/lib/product-lines/item-title";
import { listServices } from "@/lib/services/list-services";
import { readService } from "@/lib/services/read-service";

const SERVICES = 100;
const ORDERS = 20;

interface Asked {
  service?: string;
  order?: string;
}

/**
 * What a ticket can be about: the customer's services and latest orders, and what the address asks for, even if it is not among them.
 * What the address asks for and nobody finds counts as not asked for.
 */
export async function readAboutChoices(actor: CustomerActor, asked: Asked) {
  const locale = languageOf(await getLocale());
  const { one, title } = await sentences(locale);
  const [t, services, orders, service, order] = await Promise.all([
    getTranslations("tickets.new"),
    listServices(actor, { sort: "name", take: SERVICES }),
    listOrders(actor, { sort: "-placed", take: ORDERS }, { locale }),
    asked.service ? findForPage(asked.service, () => readService(actor, { id: asked.service ?? "" })) : null,
    asked.order ? findForPage(asked.order, () => getOrder(actor, { id: asked.order ?? "" })) : null,
  ]);
  const serviceChoice = ({
    id,
    ...service
  }: {
    id: string;
    productLine: string;
    displayName: string;
  }): SelectChoice => ({
    ...{ value: `serviceId:${id}`, label: titleWithProduct(service, one(service.productLine)), group: t("services") },
  });
  const orderChoice = (id: string, number: string, names: readonly string[]): SelectChoice => ({
    ...{ value: `orderId:${id}`, label: t("orderChoice", { number, names: names.join(t("separator")) }) },
    group: t("orders"),
  });
  const chosen = service
    ? serviceChoice(service)
    : order && orderChoice(order.id, order.number, [...new Set(order.items.map(title))]);
  const choices = [
    ...services.rows.map(serviceChoice),
    ...orders.rows.map(({ id, number, names }) => orderChoice(id, number, names)),
  ];
  const known = !chosen || choices.some(({ value }) => value === chosen.value);
  return { choices: known ? choices : [chosen, ...choices], about: chosen?.value ?? "" };
}
