// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/tickets/mail-contract";
import type { ContractCall } from "../call-contract";

export const answerMailCall: ContractCall<typeof contract.answerMailContract> = {"method":"POST","path":"/api/v1/admin/mails/{id}/answer"};
export const receiveMailCall: ContractCall<typeof contract.receiveMailContract> = {"method":"POST","path":"/api/v1/mail-in"};
