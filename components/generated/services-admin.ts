// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/services/admin-contract";
import type { ContractCall } from "../call-contract";

export const exportServicesCall: ContractCall<typeof contract.exportServicesContract> = {"method":"GET","path":"/api/v1/admin/services/csv"};
export const importServiceCall: ContractCall<typeof contract.importServiceContract> = {"method":"POST","path":"/api/v1/admin/imports"};
export const listAllServicesCall: ContractCall<typeof contract.listAllServicesContract> = {"method":"GET","path":"/api/v1/admin/services","answer":{"rows":[{"registeredAt":"at","expiresAt":"at","addedAt":"at"}]}};
export const listUnknownDomainsCall: ContractCall<typeof contract.listUnknownDomainsContract> = {"method":"GET","path":"/api/v1/admin/imports/domains","answer":{"rows":[{"registeredAt":"at","expiresAt":"at"}]}};
export const previewImportCall: ContractCall<typeof contract.previewImportContract> = {"method":"POST","path":"/api/v1/admin/imports/preview","answer":{"registeredAt":"at","expiresAt":"at"}};
