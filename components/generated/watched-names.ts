// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/watched-names/contract";
import type { ContractCall } from "../call-contract";

export const listWatchedNamesCall: ContractCall<typeof contract.listWatchedNamesContract> = {"method":"GET","path":"/api/v1/watched-names","answer":{"rows":[{"createdAt":"at","askedAt":"at","freeAt":"at","toldAt":"at"}]}};
export const unwatchNameCall: ContractCall<typeof contract.unwatchNameContract> = {"method":"DELETE","path":"/api/v1/watched-names/{id}"};
export const watchNameCall: ContractCall<typeof contract.watchNameContract> = {"method":"POST","path":"/api/v1/watched-names","answer":{"createdAt":"at","askedAt":"at","freeAt":"at","toldAt":"at"}};
