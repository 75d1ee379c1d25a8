// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/tickets/saved-reply-contract";
import type { ContractCall } from "../call-contract";

export const changeSavedReplyCall: ContractCall<typeof contract.changeSavedReplyContract> = {"method":"PUT","path":"/api/v1/admin/saved-replies/{id}","answer":{"updatedAt":"at"}};
export const createSavedReplyCall: ContractCall<typeof contract.createSavedReplyContract> = {"method":"POST","path":"/api/v1/admin/saved-replies","answer":{"updatedAt":"at"}};
export const deleteSavedReplyCall: ContractCall<typeof contract.deleteSavedReplyContract> = {"method":"DELETE","path":"/api/v1/admin/saved-replies/{id}"};
export const listSavedRepliesCall: ContractCall<typeof contract.listSavedRepliesContract> = {"method":"GET","path":"/api/v1/admin/saved-replies","answer":{"rows":[{"updatedAt":"at"}]}};
