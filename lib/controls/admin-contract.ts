import { onBehalf } from "@/lib/http/contract";
import { refreshServiceContract } from "@/lib/services/contract";
import {
  listRunsContract,
  openFormContract,
  readPanelContract,
  readRecordPlanContract,
  startControlContract,
} from "./contract";

export const refreshForOwnerContract = onBehalf(refreshServiceContract);
export const listRunsForOwnerContract = onBehalf(listRunsContract);
export const readPanelForOwnerContract = onBehalf(readPanelContract);
export const openFormForOwnerContract = onBehalf(openFormContract);
export const readRecordPlanForOwnerContract = onBehalf(readRecordPlanContract);
export const startControlForOwnerContract = onBehalf(startControlContract);
