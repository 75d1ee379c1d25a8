import { onBehalf } from "@/lib/http/contract";
import { refreshServiceContract } from "@/lib/services/contract";
import {
  downloadLogContract,
  listRunsContract,
  openFormContract,
  readPanelContract,
  readRecordPlanContract,
  startControlContract,
} from "./contract";

export const refreshForOwnerContract = onBehalf(refreshServiceContract);
export const listRunsForOwnerContract = onBehalf(listRunsContract, { staffToken: "services:read" });
export const readPanelForOwnerContract = onBehalf(readPanelContract);
export const downloadLogForOwnerContract = onBehalf(downloadLogContract);
export const openFormForOwnerContract = onBehalf(openFormContract);
export const readRecordPlanForOwnerContract = onBehalf(readRecordPlanContract);
export const startControlForOwnerContract = onBehalf(startControlContract);
