import "server-only";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { Config } from "@/lib/product-lines/form";
import { importService } from "@/lib/services/import-service";
import type { ImportRun } from "./import-run";
import { recordBrought } from "./record-brought";

interface NamedProduct {
  kind: "domain" | "service";
  sourceId: string;
  customerId: string;
  productLine: string;
  name: string;
  config: Readonly<Record<string, string>>;
  data: Prisma.InputJsonObject;
}

/**
 * Imports a product that the upstream is asked about by its name, as staff do it on the page. When the customer has it already, because an
 * import was ended between making and recording it, it is only recorded.
 * @throws AppError as importService
 */
export async function importNamed(run: ImportRun, product: NamedProduct): Promise<void> {
  const { customerId, productLine, name, config, data } = product;
  const own = await findOwn(customerId, productLine, name);
  let targetId = own?.id;
  if (!targetId) {
    const { email } = await db.user.findUniqueOrThrow({ where: { id: customerId }, select: { email: true } });
    const made = await importService(run.actor, { productLine, name, customer: email, config: config as Config });
    targetId = made.id;
  }
  const { kind, sourceId } = product;
  const serviceId = targetId;
  await db.$transaction((tx) => recordBrought(tx, run, { kind, sourceId, serviceId, data }));
}

function findOwn(customerId: string, productLine: string, name: string): Promise<{ id: string } | null> {
  return db.service.findFirst({
    where: {
      ...{ customerId, productLine, endedAt: null, state: { not: "failed" } },
      OR: [{ name: { equals: name, mode: "insensitive" } }, { displayName: { equals: name, mode: "insensitive" } }],
    },
    select: { id: true },
  });
}
