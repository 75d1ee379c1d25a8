// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/reports/waiting-contract";
import type { ContractCall } from "../call-contract";

export const changeDigestCall: ContractCall<typeof contract.changeDigestContract> = {"method":"PUT","path":"/api/v1/admin/digest"};
export const readDigestCall: ContractCall<typeof contract.readDigestContract> = {"method":"GET","path":"/api/v1/admin/digest"};
