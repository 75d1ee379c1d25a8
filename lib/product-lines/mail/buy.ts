import type { PurchaseContext } from "@/lib/cndns/client";
import type { InputOf } from "@/lib/cndns/endpoint";
import { createMail, renewMail, upgradeMail } from "@/lib/cndns/endpoints/mail";
import type { Outcome } from "@/lib/cndns/outcome";
import type { Purchase } from "../actions/purchase";
import type { Renewal } from "../actions/renew";
import type { Upgrade } from "../actions/upgrade";
import type { Config } from "../form";
import { mapOk } from "../map-ok";
import type { Bought } from "../product-action";
import type { Call } from "../reading";
import { isCheng } from "./form";

type Edition = InputOf<typeof createMail>["edition"];

/**
 * Orders a mail product, which is opened at once. Cheng mail makes its management password and tells it in this answer only; when the
 * answer is lost the customer sets another one. Sends once, spends the agent balance. Manual: 六, 1.
 */
export async function buyMail(call: Call, purchase: Purchase, context: PurchaseContext): Promise<Outcome<Bought>> {
  const config = purchase.config as Config;
  const outcome = await call(
    createMail,
    {
      domain: purchase.name,
      years: purchase.years,
      edition: config.edition as Edition,
      mailboxes: Number(config.mailboxes),
      ...(isCheng(config) ? { kind: "cheng" as const } : { kind: "global" as const, password: purchase.secret }),
    },
    context,
  );
  return mapOk(outcome, ({ password }) => (password ? { secrets: { password } } : {}));
}

/** Sends once, spends the agent balance. Manual: 六, 2. */
export async function renewMailFor(
  call: Call,
  { name, years }: Renewal,
  context: PurchaseContext,
): Promise<Outcome<unknown>> {
  return await call(renewMail, { domain: name, years }, context);
}

/** Upgrades a mail product. The upstream takes the difference to the present numbers. Sends once, spends the agent balance. Manual: 六, 3. */
export async function upgradeMailTo(
  call: Call,
  { name, config, before }: Upgrade,
  context: PurchaseContext,
): Promise<Outcome<unknown>> {
  const after = { ...before, ...config };
  const more = (key: string, none: number) => Math.max(Number(after[key] ?? none) - Number(before[key] ?? none), 0);
  return await call(
    upgradeMail,
    {
      domain: name,
      addMailboxes: more("mailboxes", 0),
      ...(isCheng(after) ? { edition: after.edition as Edition, addAdministrators: more("administrators", 1) } : {}),
    },
    context,
  );
}
