import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import type { Tx } from "@/lib/db/client";
import { mailStaff } from "@/lib/notify/mail-staff";
import type { EncodedSetting } from "@/lib/settings/encode-setting";
import { bankDetailsMail } from "./mail-templates";
import { tellPayers } from "./tell-payers";

/**
 * Mails every admin that other bank details were asked for (`waits`), or are in force from now on; then also the customers who are about to
 * transfer to the account of before.
 */
export async function tellOfBankDetails(
  tx: Tx,
  actor: StaffActor,
  { before, after, waits }: { before: EncodedSetting; after: EncodedSetting; waits: boolean },
): Promise<void> {
  const by = await tx.user.findUnique({ where: { id: actor.userId }, select: { name: true, email: true } });
  const text = (of: EncodedSetting) => [of.holder, of.bank, of.account].map(String).filter(Boolean).join(", ") || "–";
  const params = {
    state: waits ? ("asked" as const) : ("changed" as const),
    by: by ? `${by.name} (${by.email})` : "–",
    before: text(before),
    after: text(after),
  };
  await mailStaff(tx, bankDetailsMail, params, { roles: ["admin"] });
  if (!waits) await tellPayers(tx, before, after);
}
