// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/calendar/contract";
import type { Call } from "../call-contract";

export const endFeedCall: Call<typeof contract.endFeedContract> = {"method":"DELETE","path":"/api/v1/calendar/feed"};
export const readFeedCall: Call<typeof contract.readFeedContract> = {"method":"GET","path":"/api/v1/calendar/{token}/expiries.ics"};
export const renewFeedCall: Call<typeof contract.renewFeedContract> = {"method":"POST","path":"/api/v1/calendar/feed"};
export const revealFeedCall: Call<typeof contract.revealFeedContract> = {"method":"POST","path":"/api/v1/calendar/feed/reveal"};
