import { PRIORITY } from "@/lib/db/queued-jobs";
import type { Change } from "@/lib/dns/diff";
import { recordLine } from "@/lib/dns/record";
import type { MailTexts } from "@/lib/notify/mail-texts";
import { mailTemplate } from "@/lib/notify/template";
import { servicePath } from "@/lib/services/service-path";

interface Params {
  serviceId: string;
  /** The domain as people write it. */
  name: string;
  /** The first of what changed; no "keep". */
  changes: readonly Change[];
  /** How many more there are; 0 or less: none. */
  more: number;
}

function factOf(t: MailTexts<"zones.drift">, change: Change): { label: string; value: string } {
  switch (change.kind) {
    case "add":
      return { label: t("added"), value: recordLine(change.to) };
    case "delete":
    case "keep":
      return { label: t("deleted"), value: recordLine(change.from) };
    default:
      return { label: t("changed"), value: t("fromTo", { from: recordLine(change.from), to: recordLine(change.to) }) };
  }
}

/** Records of a domain were changed, and not through the shop. */
export const driftMail = mailTemplate({
  name: "zones.drift",
  priority: PRIORITY.bulk,
  write: (t, { serviceId, name, changes, more }: Params, shop) => ({
    subject: t("subject", { name }),
    paragraphs: [t("what", { name }), ...(more > 0 ? [t("more", { count: more })] : [])],
    facts: changes.map((change) => factOf(t, change)),
    action: { label: t("action"), url: `${shop.url}${servicePath(serviceId)}/records/restore-points` },
    after: [t("advice"), t("off")],
  }),
});
