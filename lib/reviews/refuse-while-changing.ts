import "server-only";
import { conflict } from "@/lib/core/errors";

/**
 * A review would judge the registrant as it was or as it is to be, and what it passes can't be changed any more.
 * @throws AppError registrants.changing: a save has not been answered yet; registrants.change_unclear: it got no clear answer (409).
 */
export function refuseWhileChanging({ changingUntil }: { changingUntil: Date | null }): void {
  if (changingUntil === null) return;
  throw conflict(changingUntil > new Date() ? "registrants.changing" : "registrants.change_unclear");
}
