// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/purchasing/contract";
import type { ContractCall } from "../call-contract";

export const handleCallbackCall: ContractCall<typeof contract.handleCallbackContract> = {"method":"GET","path":"/api/v1/callbacks/{token}"};
export const handleCallbackPostCall: ContractCall<typeof contract.handleCallbackPostContract> = {"method":"POST","path":"/api/v1/callbacks/{token}"};
