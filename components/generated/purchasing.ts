// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/purchasing/contract";
import type { Call } from "../call-contract";

export const handleCallbackCall: Call<typeof contract.handleCallbackContract> = {"method":"GET","path":"/api/v1/callbacks/{token}"};
export const handleCallbackPostCall: Call<typeof contract.handleCallbackPostContract> = {"method":"POST","path":"/api/v1/callbacks/{token}"};
