// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/services/admin-contract";
import type { Call } from "../call-contract";

export const exportServicesCall: Call<typeof contract.exportServicesContract> = {"method":"GET","path":"/api/v1/admin/services/csv"};
export const importServiceCall: Call<typeof contract.importServiceContract> = {"method":"POST","path":"/api/v1/admin/imports"};
export const listAllServicesCall: Call<typeof contract.listAllServicesContract> = {"method":"GET","path":"/api/v1/admin/services","answer":{"rows":[{"registeredAt":"at","expiresAt":"at"}]}};
export const listUnknownDomainsCall: Call<typeof contract.listUnknownDomainsContract> = {"method":"GET","path":"/api/v1/admin/imports/domains","answer":{"rows":[{"registeredAt":"at","expiresAt":"at"}]}};
export const previewImportCall: Call<typeof contract.previewImportContract> = {"method":"POST","path":"/api/v1/admin/imports/preview","answer":{"registeredAt":"at","expiresAt":"at"}};
