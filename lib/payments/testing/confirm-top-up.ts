import type { StaffActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { confirmTopUpWithin } from "../top-ups/decide-top-up";

/** Confirms a transfer for tests about what comes afterwards: nobody asks whether it is money that is known in another way (`confirmByHand`). */
export const confirmTopUp = (actor: StaffActor, input: Parameters<typeof confirmTopUpWithin>[2]) =>
  db.$transaction((tx) => confirmTopUpWithin(tx, actor, input, new Date()));
