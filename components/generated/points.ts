// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/points/contract";
import type { ContractCall } from "../call-contract";

export const setPointsLevelCall: ContractCall<typeof contract.setPointsLevelContract> = {"method":"PUT","path":"/api/v1/services/{id}/points-level"};
