import "server-only";
import type { SystemActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { queueMail } from "@/lib/notify/queue-mail";
import { mailLocale } from "@/lib/notify/template";
import { sentences } from "@/lib/offers/describe-config";
import type { OwnService } from "@/lib/offers/kinds/kind";
import { recordServiceEvent } from "@/lib/services/record-service-event";
import type { PointsNotice } from "./contract";
import type { Fallen } from "./fallen";
import { fewPointsMail } from "./points-mail";
import type { TopUpOutcome } from "./top-up-points";

/** There is no mail when the reason is another order of theirs that is still open. */
const SILENT: readonly PointsNotice[] = ["busy"];

/**
 * Stores why no points were bought, and mails the service's owner that few are left: once for each notice of a fall, also by two workers
 * at once.
 */
export async function tellFewPoints(
  actor: SystemActor,
  service: OwnService,
  { serviceId, fellAt, level }: Fallen,
  notice: Omit<TopUpOutcome, "kind"> & { kind: PointsNotice; left: number },
): Promise<void> {
  const { kind } = notice;
  const bought = kind === "low" || kind === "ordered";
  await db.$transaction(async (tx) => {
    const trouble = bought ? null : kind;
    await tx.pointsLevel.updateMany({ where: { serviceId, fellAt }, data: { trouble } });
    if (SILENT.includes(kind)) return;
    const { count } = await tx.pointsLevel.updateMany({
      where: { serviceId, fellAt, NOT: { told: { has: kind } } },
      data: { told: { push: kind } },
    });
    if (count === 0) return;
    const { email, locale } = await tx.user.findUniqueOrThrow({
      where: { id: service.customerId },
      select: { email: true, locale: true },
    });
    const { title } = await sentences(mailLocale(locale));
    const name = title(service);
    const recipient = { to: email, userId: service.customerId, locale };
    await queueMail(tx, fewPointsMail, recipient, { ...notice, serviceId, name, level });
    const data = { left: notice.left, level, trouble };
    await recordServiceEvent(tx, actor, {
      serviceId,
      kind: "points-low",
      ...(trouble ? { outcome: "failed" } : {}),
      data,
    });
  });
}
