import { onBehalf } from "@/lib/http/contract";
import { applyChangesContract, listZoneChangesContract, refreshZoneContract, undoChangeContract } from "./contract";

export const refreshZoneForOwnerContract = onBehalf(refreshZoneContract);
export const listZoneChangesForOwnerContract = onBehalf(listZoneChangesContract, { staffToken: "services:read" });
export const applyChangesForOwnerContract = onBehalf(applyChangesContract, { reauth: true });
export const undoChangeForOwnerContract = onBehalf(undoChangeContract, { reauth: true });
