// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/fapiao/contract";
import type { ContractCall } from "../call-contract";

export const changeFapiaoProfileCall: ContractCall<typeof contract.changeFapiaoProfileContract> = {"method":"PUT","path":"/api/v1/fapiao/profiles/{id}"};
export const createFapiaoProfileCall: ContractCall<typeof contract.createFapiaoProfileContract> = {"method":"POST","path":"/api/v1/fapiao/profiles"};
export const deleteFapiaoProfileCall: ContractCall<typeof contract.deleteFapiaoProfileContract> = {"method":"DELETE","path":"/api/v1/fapiao/profiles/{id}"};
export const listFapiaoItemsCall: ContractCall<typeof contract.listFapiaoItemsContract> = {"method":"GET","path":"/api/v1/fapiao/items","answer":{"rows":[{"priceFen":"fen","refundedFen":"fen","leftFen":"fen","at":"at"}]}};
export const listFapiaoProfilesCall: ContractCall<typeof contract.listFapiaoProfilesContract> = {"method":"GET","path":"/api/v1/fapiao/profiles"};
export const listFapiaosCall: ContractCall<typeof contract.listFapiaosContract> = {"method":"GET","path":"/api/v1/fapiao","answer":{"rows":[{"amountFen":"fen","createdAt":"at","stateAt":"at"}]}};
export const readFapiaoCall: ContractCall<typeof contract.readFapiaoContract> = {"method":"GET","path":"/api/v1/fapiao/{id}","answer":{"amountFen":"fen","createdAt":"at","stateAt":"at","askedFen":"fen","items":[{"amountFen":"fen","refundedFen":"fen"}],"papers":[{"amountFen":"fen"}]}};
export const readFapiaoFileCall: ContractCall<typeof contract.readFapiaoFileContract> = {"method":"GET","path":"/api/v1/fapiao/{id}/files/{paperId}"};
export const requestFapiaoCall: ContractCall<typeof contract.requestFapiaoContract> = {"method":"POST","path":"/api/v1/fapiao","idempotent":true};
export const withdrawFapiaoCall: ContractCall<typeof contract.withdrawFapiaoContract> = {"method":"POST","path":"/api/v1/fapiao/{id}/withdraw","answer":{"amountFen":"fen","createdAt":"at","stateAt":"at","askedFen":"fen","items":[{"amountFen":"fen","refundedFen":"fen"}],"papers":[{"amountFen":"fen"}]}};
