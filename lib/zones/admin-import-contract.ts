import { onBehalf } from "@/lib/http/contract";
import { copyLiveZoneContract, exportZoneContract, readImportContract } from "./import-contract";

export const readImportForOwnerContract = onBehalf(readImportContract);
export const exportZoneForOwnerContract = onBehalf(exportZoneContract);
export const copyLiveZoneForOwnerContract = onBehalf(copyLiveZoneContract);
