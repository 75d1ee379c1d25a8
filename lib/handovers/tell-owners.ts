import "server-only";
import { mailName } from "@/lib/accounts/mail-name";
import type { Tx } from "@/lib/db/client";
import { queueMail } from "@/lib/notify/queue-mail";
import { pagesOf } from "@/lib/product-lines/pages";
import type { Handover } from "./find-handover";
import { handedOverMail, receivedMail } from "./mail-templates";
import { serviceTitles } from "./service-titles";

/**
 * Mails who had the services, so that a handover that nobody asked for is noticed, and who has them now. Neither is told who the other is:
 * of a handover by staff they don't know it, of their own they do.
 */
export async function tellOwners(
  tx: Tx,
  { from, to, services }: Handover,
  { idOf, byCustomers }: { idOf: (id: string) => string; byCustomers: boolean },
): Promise<void> {
  const alone = services.filter(({ parentId }) => parentId === null).length === 1 ? services[0] : undefined;
  const people = await tx.user.findMany({ where: { id: { in: [from.id, to.id] } } });
  for (const user of people) {
    const recipient = { to: user.email, userId: user.id, locale: user.locale };
    const params = {
      name: mailName(user),
      services: await serviceTitles(user.locale, services),
      byCustomers,
    };
    if (user.id === from.id) await queueMail(tx, handedOverMail, recipient, params);
    else {
      await queueMail(tx, receivedMail, recipient, {
        ...params,
        serviceId: alone ? idOf(alone.id) : null,
        registered: services.some(({ productLine }) => pagesOf(productLine).registered === true),
        expiresAt: alone?.expiresAt ?? null,
      });
    }
  }
}
