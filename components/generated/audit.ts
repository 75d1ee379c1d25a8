// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/audit/contract";
import type { ContractCall } from "../call-contract";

export const exportEventsCall: ContractCall<typeof contract.exportEventsContract> = {"method":"GET","path":"/api/v1/admin/audit/csv"};
export const listEventsCall: ContractCall<typeof contract.listEventsContract> = {"method":"GET","path":"/api/v1/admin/audit","answer":{"rows":[{"at":"at"}]}};
