import type { z } from "zod";
import { type Access, type Contract, contract } from "@/lib/http/contract";
import { refreshServiceContract } from "@/lib/services/contract";
import {
  listRunsContract,
  openFormContract,
  readPanelContract,
  readRecordPlanContract,
  startControlContract,
} from "./contract";

/** The owner's contract for staff, below /admin: the same input and output, on the owner's behalf. */
function onBehalf<I extends z.ZodType, O extends z.ZodType>(own: Contract<I, O, Access>) {
  return contract({
    ...own,
    path: `/api/v1/admin/${own.path.slice("/api/v1/".length)}`,
    summary: `On the owner's behalf: ${own.summary}`,
    access: "staff",
  });
}

export const refreshForOwnerContract = onBehalf(refreshServiceContract);
export const listRunsForOwnerContract = onBehalf(listRunsContract);
export const readPanelForOwnerContract = onBehalf(readPanelContract);
export const openFormForOwnerContract = onBehalf(openFormContract);
export const readRecordPlanForOwnerContract = onBehalf(readRecordPlanContract);
export const startControlForOwnerContract = onBehalf(startControlContract);
