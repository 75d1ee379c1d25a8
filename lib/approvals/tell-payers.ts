import "server-only";
import { mailName } from "@/lib/accounts/mail-name";
import { addMs, DAY_MS } from "@/lib/core/time";
import type { Tx } from "@/lib/db/client";
import { queueMail } from "@/lib/notify/queue-mail";
import type { EncodedSetting } from "@/lib/settings/encode-setting";
import { newBankAccountMail } from "./mail-templates";

/** Who announced a transfer earlier than this and has not made it will hardly make it: an announcement does not expire. */
const EXPECTED_DAYS = 90;

/**
 * Mails every customer who has lately announced a bank transfer that has not arrived that the shop has another account now, once each,
 * however many they announced. Nobody is mailed when the account is the same and only the note beside it has changed.
 */
export async function tellPayers(tx: Tx, before: EncodedSetting, after: EncodedSetting): Promise<void> {
  const [old, account] = [accountOf(before), accountOf(after)];
  if (old.join() === account.join()) return;
  const since = addMs(new Date(), -EXPECTED_DAYS * DAY_MS);
  const waiting = { method: "bank_transfer", state: "pending", createdAt: { gt: since } } as const;
  const customers = await tx.user.findMany({
    where: { status: "active", topUps: { some: waiting } },
    select: {
      ...{ id: true, email: true, name: true, locale: true, emailVerifiedAt: true },
      topUps: { where: waiting, select: { reference: true, amountFen: true }, orderBy: { createdAt: "asc" } },
    },
    orderBy: { id: "asc" },
  });
  const [holder = "", number = "", bank = ""] = account;
  for (const { topUps, ...user } of customers) {
    const recipient = { to: user.email, userId: user.id, locale: user.locale };
    const isReady = holder !== "" && number !== "";
    const params = { name: mailName(user), transfers: topUps, account: isReady ? { holder, number, bank } : null };
    await queueMail(tx, newBankAccountMail, recipient, params);
  }
}

const accountOf = ({ holder, account, bank }: EncodedSetting) => [holder, account, bank].map(String);
