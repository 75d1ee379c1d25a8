import "server-only";
import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import type { CustomerActor } from "@/lib/core/actor";
import { conflict, invalid, notFound } from "@/lib/core/errors";
import { formatFen } from "@/lib/core/money";
import { db } from "@/lib/db/client";
import { enqueue } from "@/lib/db/enqueue";
import type { PointsLevel } from "@/lib/db/generated/client";
import { watchPointsJob } from "@/lib/db/queued-jobs";
import type { OwnService } from "@/lib/offers/kinds/kind";
import { ownService } from "@/lib/offers/own-service";
import { productLineOf } from "@/lib/product-lines/registry";
import { recordServiceEvent } from "@/lib/services/record-service-event";
import type { setPointsLevelContract } from "./contract";
import { pricePoints } from "./price-points";

type Input = z.output<typeof setPointsLevelContract.input>;

/**
 * Sets the level of points below which the owner of a service is mailed, and whether points are bought then, or turns it off. What was
 * mailed and ordered in a fall that lasts stays known, so that saving again orders nothing twice. Safe to repeat.
 * @throws AppError with fields level, topUpPoints (points.not_sold, points.below_level) or ceilingFen (points.ceiling_low); not_found;
 *   services.switched_meanwhile (409): it is no longer what `seen` says.
 */
export async function setPointsLevel(actor: CustomerActor, input: Input): Promise<Record<string, never>> {
  const service = await ownService(actor, input.id);
  if (!productLineOf(service.productLine).actions.addPoints) throw notFound("service");
  const set = input.on ? await checkLevel(service, input) : { level: null, topUpPoints: null, ceilingFen: null };
  const { level, topUpPoints, ceilingFen } = set;
  await db.$transaction(async (tx) => {
    const serviceId = service.id;
    await tx.$queryRaw`SELECT 1 FROM services WHERE id = ${serviceId}::uuid FOR NO KEY UPDATE`;
    const before = await tx.pointsLevel.findUnique({ where: { serviceId } });
    const present = shownOf(before);
    // Already as it is to be: pressed again because the answer got lost on its way to the browser.
    const isSet = isDeepStrictEqual(present, shownOf(set));
    if (input.seen && !isSet && !isDeepStrictEqual(present, input.seen)) throw conflict("services.switched_meanwhile");
    await tx.pointsLevel.upsert({
      where: { serviceId },
      create: { serviceId, ...set },
      // Read at once, so that a level above the present points is noticed now.
      update: { ...set, trouble: null, checkedAt: null },
    });
    if (input.on) await enqueue(tx, watchPointsJob, serviceId);
    const kind = input.on ? "points-level-on" : "points-level-off";
    const after = input.on ? { level, topUpPoints, ceilingFen: ceilingFen?.toString() ?? null } : {};
    await recordServiceEvent(tx, actor, { serviceId, kind, data: after });
    await recordEvent(tx, actor, {
      action: `services.${kind}`,
      subject: { kind: "service", id: serviceId },
      customerId: service.customerId,
      after,
    });
  });
  return {};
}

/** What the page shows of a level. */
function shownOf(row: Pick<PointsLevel, "level" | "topUpPoints" | "ceilingFen"> | null): NonNullable<Input["seen"]> {
  const { level = null, topUpPoints = null, ceilingFen = null } = row ?? {};
  return { level, topUpPoints, ceilingFen: ceilingFen?.toString() ?? null };
}

async function checkLevel(service: OwnService, { level, topUpPoints, ceilingFen }: Input) {
  if (topUpPoints === null) return { level, topUpPoints: null, ceilingFen: null };
  const offers = await pricePoints(service);
  const priceFen = offers.find(({ points }) => points === topUpPoints)?.priceFen ?? null;
  if (priceFen === null) throw invalid({ topUpPoints: "points.not_sold" });
  // Fewer would leave the points below the level.
  if (topUpPoints < level) throw invalid({ topUpPoints: { code: "points.below_level", params: { level } } });
  const ceiling = BigInt(ceilingFen);
  if (ceiling < priceFen) {
    throw invalid({ ceilingFen: { code: "points.ceiling_low", params: { price: formatFen(priceFen) } } });
  }
  return { level, topUpPoints, ceilingFen: ceiling };
}
