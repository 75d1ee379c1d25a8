// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/handovers/own-contract";
import type { ContractCall } from "../call-contract";

export const acceptHandoverCall: ContractCall<typeof contract.acceptHandoverContract> = {"method":"POST","path":"/api/v1/handovers/{id}/accept"};
export const acceptHandoversCall: ContractCall<typeof contract.acceptHandoversContract> = {"method":"POST","path":"/api/v1/handovers/accept"};
export const confirmOwnHandoverCall: ContractCall<typeof contract.confirmOwnHandoverContract> = {"method":"POST","path":"/api/v1/handovers/{id}/confirm"};
export const declineHandoverCall: ContractCall<typeof contract.declineHandoverContract> = {"method":"POST","path":"/api/v1/handovers/{id}/decline"};
export const startOwnHandoverCall: ContractCall<typeof contract.startOwnHandoverContract> = {"method":"POST","path":"/api/v1/services/{id}/handover"};
export const startOwnHandoversCall: ContractCall<typeof contract.startOwnHandoversContract> = {"method":"POST","path":"/api/v1/handovers"};
export const withdrawOwnHandoverCall: ContractCall<typeof contract.withdrawOwnHandoverContract> = {"method":"POST","path":"/api/v1/handovers/{id}/withdraw"};
export const withdrawOwnRequestCall: ContractCall<typeof contract.withdrawOwnRequestContract> = {"method":"POST","path":"/api/v1/handovers/requests/{id}/withdraw"};
