import "server-only";
import type { Tx } from "@/lib/db/client";
import type { FapiaoRequest } from "@/lib/db/generated/client";
import { queueMail } from "@/lib/notify/queue-mail";
import type { MailTemplate } from "@/lib/notify/template";

interface Told {
  id: string;
  number: string;
  name: string;
  title: string;
  amountFen: bigint;
}

/** Mails the customer what became of a request: at the account's address, and at the request's if that is another one. */
export async function mailFapiaoCustomer<P extends Told>(
  tx: Tx,
  template: MailTemplate<P>,
  request: FapiaoRequest,
  params: Omit<P, "id" | "number" | "name" | "title"> & { amountFen: bigint },
): Promise<void> {
  const customer = await tx.user.findUniqueOrThrow({ where: { id: request.customerId } });
  const { id, number, title } = request;
  const told = { ...params, id, number, title, name: customer.name } as unknown as P;
  const addresses = new Set([customer.email.toLowerCase(), request.email.toLowerCase()]);
  for (const to of addresses) {
    await queueMail(tx, template, { to, userId: customer.id, locale: customer.locale }, told);
  }
}
