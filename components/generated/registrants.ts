// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/registrants/contract";
import type { ContractCall } from "../call-contract";

export const archiveRegistrantCall: ContractCall<typeof contract.archiveRegistrantContract> = {"method":"DELETE","path":"/api/v1/registrants/{id}"};
export const compareRegistrantCall: ContractCall<typeof contract.compareRegistrantContract> = {"method":"GET","path":"/api/v1/registrants/{id}/upstream","answer":{"readAt":"at"}};
export const createRegistrantCall: ContractCall<typeof contract.createRegistrantContract> = {"method":"POST","path":"/api/v1/registrants","idempotent":true,"answer":{"createdAt":"at"}};
export const deleteRegistrantCall: ContractCall<typeof contract.deleteRegistrantContract> = {"method":"POST","path":"/api/v1/registrants/{id}/delete"};
export const listRegistrantsCall: ContractCall<typeof contract.listRegistrantsContract> = {"method":"GET","path":"/api/v1/registrants","answer":{"rows":[{"createdAt":"at"}]}};
export const modifyRegistrantCall: ContractCall<typeof contract.modifyRegistrantContract> = {"method":"PUT","path":"/api/v1/registrants/{id}","answer":{"createdAt":"at"}};
export const proposeEnglishCall: ContractCall<typeof contract.proposeEnglishContract> = {"method":"POST","path":"/api/v1/registrants/propose-english"};
export const readRegistrantCall: ContractCall<typeof contract.readRegistrantContract> = {"method":"GET","path":"/api/v1/registrants/{id}","answer":{"createdAt":"at","updatedAt":"at","reviews":[{"consentAt":"at","submittedAt":"at","checkedAt":"at","decidedAt":"at","documents":[{"createdAt":"at","deletedAt":"at"}]}]}};
