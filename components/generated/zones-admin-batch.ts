// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/zones/admin-batch-contract";
import type { ContractCall } from "../call-contract";

export const findBatchDomainsCall: ContractCall<typeof contract.findBatchDomainsContract> = {"method":"POST","path":"/api/v1/admin/zone-batches/domains"};
export const listStaffBatchesCall: ContractCall<typeof contract.listStaffBatchesContract> = {"method":"GET","path":"/api/v1/admin/zone-batches","answer":{"rows":[{"at":"at"}]}};
export const previewStaffBatchCall: ContractCall<typeof contract.previewStaffBatchContract> = {"method":"POST","path":"/api/v1/admin/zone-batches/preview"};
export const readStaffBatchCall: ContractCall<typeof contract.readStaffBatchContract> = {"method":"GET","path":"/api/v1/admin/zone-batches/{id}","answer":{"at":"at"}};
export const startStaffBatchCall: ContractCall<typeof contract.startStaffBatchContract> = {"method":"POST","path":"/api/v1/admin/zone-batches","idempotent":true};
