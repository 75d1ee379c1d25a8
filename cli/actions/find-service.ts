import { listServicesCall, readServiceCall } from "@/components/generated/services";
import type { ServiceRow } from "@/lib/services/contract";
import { EXIT, Failure } from "../exit-codes";
import { askShop, type Shop } from "../shop";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** One of the customer's services by its name or id. @throws Failure when none has it, or several do. */
export async function findService(shop: Shop, nameOrId: string): Promise<Pick<ServiceRow, "id" | "displayName">> {
  if (UUID.test(nameOrId)) return await askShop(shop, readServiceCall, { id: nameOrId });
  const wanted = nameOrId.toLowerCase();
  const found: ServiceRow[] = [];
  for await (const service of everyService(shop, { q: nameOrId })) {
    if (service.name.toLowerCase() === wanted || service.displayName.toLowerCase() === wanted) found.push(service);
  }
  const [first, ...others] = found;
  if (!first) throw new Failure(EXIT.refused, "service.none", `You have no service named ${nameOrId}.`);
  if (others.length > 0) {
    const ids = found.map(({ id, productLine }) => `${id} (${productLine})`).join(", ");
    throw new Failure(
      EXIT.refused,
      "service.several",
      `Several services are named ${nameOrId}. Name one by its id: ${ids}.`,
    );
  }
  return first;
}

/** The customer's services, page by page. */
export async function* everyService(
  shop: Shop,
  filter: { productLine?: string | undefined; state?: "expiring" | "expired" | "opening" | undefined; q?: string },
): AsyncGenerator<ServiceRow> {
  let after: string | undefined;
  do {
    const page = await askShop(shop, listServicesCall, { ...filter, take: 100, ...(after ? { after } : {}) });
    yield* page.rows;
    after = page.next ?? undefined;
  } while (after !== undefined);
}
