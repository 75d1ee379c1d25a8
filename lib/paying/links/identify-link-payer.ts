import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { RequestContext } from "@/lib/http/serve";
import { goOnWithPayer } from "../identify-payer";
import type { identifyLinkPayerContract, LinkedPayment } from "../pay-link-contract";
import { viewPayment } from "../view-payment";
import { findPayLink } from "./find-pay-link";

/** Goes on with what is being paid by a link, once its gateway has said who pays. @throws AppError payments.link_ended (409), and as identifyPayer. */
export async function identifyLinkPayer(
  { ip }: Exclude<Actor, { kind: "system" }>,
  { token, ...code }: z.output<(typeof identifyLinkPayerContract)["input"]>,
  { locale }: Pick<RequestContext, "locale">,
): Promise<LinkedPayment> {
  const link = await findPayLink(token);
  const row = link && (await db.payment.findFirst({ where: { payLinkId: link.id, state: "open", problem: null } }));
  if (!row) throw conflict("payments.link_ended");
  const { gateway } = row;
  const payer = { ip, locale, returnPath: () => `/pay/${token}` };
  const { entry, expiresAt } = await viewPayment(await goOnWithPayer(row, code, payer), locale);
  return { gateway, entry, expiresAt };
}
