// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/notify/contract";
import type { Call } from "../call-contract";

export const listMailsCall: Call<typeof contract.listMailsContract> = {"method":"GET","path":"/api/v1/admin/mails","answer":{"rows":[{"createdAt":"at","sentAt":"at"}]}};
export const readMailCall: Call<typeof contract.readMailContract> = {"method":"GET","path":"/api/v1/admin/mails/{id}","answer":{"createdAt":"at","sentAt":"at"}};
export const resendMailCall: Call<typeof contract.resendMailContract> = {"method":"POST","path":"/api/v1/admin/mails/{id}/resend"};
