// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/calendar/contract";
import type { ContractCall } from "../call-contract";

export const endFeedCall: ContractCall<typeof contract.endFeedContract> = {"method":"DELETE","path":"/api/v1/calendar/feed"};
export const readFeedCall: ContractCall<typeof contract.readFeedContract> = {"method":"GET","path":"/api/v1/calendar/{token}/expiries.ics"};
export const renewFeedCall: ContractCall<typeof contract.renewFeedContract> = {"method":"POST","path":"/api/v1/calendar/feed"};
export const revealFeedCall: ContractCall<typeof contract.revealFeedContract> = {"method":"POST","path":"/api/v1/calendar/feed/reveal"};
