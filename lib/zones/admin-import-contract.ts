import { onBehalf } from "@/lib/http/contract";
import { copyLiveZoneContract, exportZoneContract, readImportContract } from "./import-contract";

export const readImportForOwnerContract = onBehalf(readImportContract);
export const exportZoneForOwnerContract = onBehalf(exportZoneContract, { staffToken: "services:read" });
export const copyLiveZoneForOwnerContract = onBehalf(copyLiveZoneContract);
