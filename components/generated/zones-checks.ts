// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/zones/checks-contract";
import type { ContractCall } from "../call-contract";

export const checkHealthCall: ContractCall<typeof contract.checkHealthContract> = {"method":"POST","path":"/api/v1/services/{id}/records/health","answer":{"checkedAt":"at"}};
export const checkLiveCall: ContractCall<typeof contract.checkLiveContract> = {"method":"POST","path":"/api/v1/services/{id}/records/live","answer":{"checkedAt":"at"}};
