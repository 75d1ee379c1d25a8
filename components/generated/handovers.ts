// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/handovers/contract";
import type { ContractCall } from "../call-contract";

export const askHandoverCall: ContractCall<typeof contract.askHandoverContract> = {"method":"POST","path":"/api/v1/admin/services/{id}/handover"};
export const previewHandoverCall: ContractCall<typeof contract.previewHandoverContract> = {"method":"POST","path":"/api/v1/admin/services/{id}/handover/preview"};
