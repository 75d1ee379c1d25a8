// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/notify/contract";
import type { ContractCall } from "../call-contract";

export const listMailsCall: ContractCall<typeof contract.listMailsContract> = {"method":"GET","path":"/api/v1/admin/mails","answer":{"rows":[{"createdAt":"at","sentAt":"at"}]}};
export const readMailCall: ContractCall<typeof contract.readMailContract> = {"method":"GET","path":"/api/v1/admin/mails/{id}","answer":{"createdAt":"at","sentAt":"at"}};
export const resendKeptMailsCall: ContractCall<typeof contract.resendKeptMailsContract> = {"method":"POST","path":"/api/v1/admin/mails/resend-kept"};
export const resendMailCall: ContractCall<typeof contract.resendMailContract> = {"method":"POST","path":"/api/v1/admin/mails/{id}/resend"};
