import type { Buyer, ShopWorld } from "@/lib/purchasing/testing/shop-world";
import { importService } from "@/lib/services/import-service";

/** A customer with a web hosting service of this name, which the sandbox has. */
export async function importHost(shop: ShopWorld, name: string): Promise<{ owner: Buyer; id: string }> {
  const owner = await shop.customer();
  const { email } = await shop.database.db.user.findUniqueOrThrow({ where: { id: owner.actor.userId } });
  await shop.control("host", { ftpname: name });
  const host = { productLine: "hosting", name, customer: email, config: {} };
  const { id } = await importService(await shop.staff(), host);
  return { owner, id };
}
