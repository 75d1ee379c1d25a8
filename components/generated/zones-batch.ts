// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/zones/batch-contract";
import type { ContractCall } from "../call-contract";

export const listBatchDomainsCall: ContractCall<typeof contract.listBatchDomainsContract> = {"method":"GET","path":"/api/v1/zone-batches/domains"};
export const listBatchesCall: ContractCall<typeof contract.listBatchesContract> = {"method":"GET","path":"/api/v1/zone-batches","answer":{"rows":[{"at":"at"}]}};
export const previewBatchCall: ContractCall<typeof contract.previewBatchContract> = {"method":"POST","path":"/api/v1/zone-batches/preview"};
export const readBatchCall: ContractCall<typeof contract.readBatchContract> = {"method":"GET","path":"/api/v1/zone-batches/{id}","answer":{"at":"at"}};
export const startBatchCall: ContractCall<typeof contract.startBatchContract> = {"method":"POST","path":"/api/v1/zone-batches","idempotent":true};
