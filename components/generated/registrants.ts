// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/registrants/contract";
import type { Call } from "../call-contract";

export const archiveRegistrantCall: Call<typeof contract.archiveRegistrantContract> = {"method":"DELETE","path":"/api/v1/registrants/{id}"};
export const compareRegistrantCall: Call<typeof contract.compareRegistrantContract> = {"method":"GET","path":"/api/v1/registrants/{id}/upstream","answer":{"readAt":"at"}};
export const createRegistrantCall: Call<typeof contract.createRegistrantContract> = {"method":"POST","path":"/api/v1/registrants","idempotent":true,"answer":{"createdAt":"at"}};
export const deleteRegistrantCall: Call<typeof contract.deleteRegistrantContract> = {"method":"POST","path":"/api/v1/registrants/{id}/delete"};
export const listRegistrantsCall: Call<typeof contract.listRegistrantsContract> = {"method":"GET","path":"/api/v1/registrants","answer":{"rows":[{"createdAt":"at"}]}};
export const modifyRegistrantCall: Call<typeof contract.modifyRegistrantContract> = {"method":"PUT","path":"/api/v1/registrants/{id}","answer":{"createdAt":"at"}};
export const proposeEnglishCall: Call<typeof contract.proposeEnglishContract> = {"method":"POST","path":"/api/v1/registrants/propose-english"};
export const readRegistrantCall: Call<typeof contract.readRegistrantContract> = {"method":"GET","path":"/api/v1/registrants/{id}","answer":{"createdAt":"at","reviews":[{"consentAt":"at","submittedAt":"at","checkedAt":"at","decidedAt":"at","documents":[{"createdAt":"at","deletedAt":"at"}]}]}};
