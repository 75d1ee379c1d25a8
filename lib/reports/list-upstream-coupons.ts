import "server-only";
import { listSiteRooms } from "@/lib/cndns/endpoints/hosting-reads";
import { listCoupons } from "@/lib/cndns/endpoints/present";
import type { StaffActor } from "@/lib/core/actor";
import { AppError, forbidden } from "@/lib/core/errors";
import { upstream } from "@/lib/upstream/client";
import type { UpstreamCoupons } from "./contract";

/**
 * The agent account's coupons and the site builder's rooms, read from the upstream now; for finance and admins. Manual: 七、3; 三、27.
 * @throws AppError upstream.unclear (503) when one of the two can't be read.
 */
export async function listUpstreamCoupons(actor: StaffActor): Promise<UpstreamCoupons> {
  if (actor.role === "support") throw forbidden();
  const { call } = upstream();
  const [coupons, rooms] = await Promise.all([call(listCoupons, {}), call(listSiteRooms, {})]);
  if (coupons.kind !== "ok" || rooms.kind !== "ok") throw new AppError("upstream.unclear", 503);
  return {
    coupons: coupons.value.map(({ coupon, title, products, amountFen, state, use, validUntil }) => ({
      coupon,
      title,
      products,
      amountFen,
      state,
      use,
      untilAt: validUntil,
    })),
    rooms: rooms.value.map(({ roomId, name }) => ({ roomId, name })),
  };
}
