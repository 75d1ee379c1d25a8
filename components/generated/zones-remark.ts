// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/zones/remark-contract";
import type { ContractCall } from "../call-contract";

export const listRemarksCall: ContractCall<typeof contract.listRemarksContract> = {"method":"GET","path":"/api/v1/services/{id}/records/remarks"};
export const setRemarkCall: ContractCall<typeof contract.setRemarkContract> = {"method":"PUT","path":"/api/v1/services/{id}/records/remarks"};
