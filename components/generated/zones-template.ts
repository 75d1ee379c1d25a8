// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/zones/template-contract";
import type { ContractCall } from "../call-contract";

export const changeDnsTemplateCall: ContractCall<typeof contract.changeDnsTemplateContract> = {"method":"PUT","path":"/api/v1/admin/dns-templates/{id}","answer":{"updatedAt":"at"}};
export const createDnsTemplateCall: ContractCall<typeof contract.createDnsTemplateContract> = {"method":"POST","path":"/api/v1/admin/dns-templates","answer":{"updatedAt":"at"}};
export const deleteDnsTemplateCall: ContractCall<typeof contract.deleteDnsTemplateContract> = {"method":"DELETE","path":"/api/v1/admin/dns-templates/{id}"};
export const listTemplatesCall: ContractCall<typeof contract.listTemplatesContract> = {"method":"GET","path":"/api/v1/services/{id}/records/templates"};
export const listTemplatesForOwnerCall: ContractCall<typeof contract.listTemplatesForOwnerContract> = {"method":"GET","path":"/api/v1/admin/services/{id}/records/templates"};
