// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/orders/admin-contract";
import type { Call } from "../call-contract";

export const closeClaimCall: Call<typeof contract.closeClaimContract> = {"method":"POST","path":"/api/v1/admin/claims/{id}/close","answer":{"closedAt":"at"}};
export const decideItemCall: Call<typeof contract.decideItemContract> = {"method":"POST","path":"/api/v1/admin/orders/items/{id}/decide","answer":{"totalFen":"fen","refundedFen":"fen","createdAt":"at","finishedAt":"at","items":[{"priceFen":"fen","stateAt":"at","refundedAt":"at","givenBackFen":"fen","steps":[{"at":"at"}]}]}};
export const giveRefundCall: Call<typeof contract.giveRefundContract> = {"method":"POST","path":"/api/v1/admin/orders/items/{id}/refund","idempotent":true,"answer":{"amountFen":"fen","leftFen":"fen"}};
export const listAllOrdersCall: Call<typeof contract.listAllOrdersContract> = {"method":"GET","path":"/api/v1/admin/orders","answer":{"rows":[{"totalFen":"fen","createdAt":"at"}]}};
export const listAttentionCall: Call<typeof contract.listAttentionContract> = {"method":"GET","path":"/api/v1/admin/orders/attention","answer":{"rows":[{"priceFen":"fen","stateAt":"at","deadlineAt":"at","claims":[{"openedAt":"at","closedAt":"at"}],"lastReadAt":"at","attempts":[{"at":"at","expectedChargeFen":"fen","answeredAt":"at","endedAt":"at"}],"calls":[{"at":"at"}]}]}};
export const pausePurchasesCall: Call<typeof contract.pausePurchasesContract> = {"method":"POST","path":"/api/v1/admin/upstream/pause"};
export const readOrderTimelineCall: Call<typeof contract.readOrderTimelineContract> = {"method":"GET","path":"/api/v1/admin/orders/{id}","answer":{"totalFen":"fen","refundedFen":"fen","createdAt":"at","finishedAt":"at","items":[{"priceFen":"fen","stateAt":"at","refundedAt":"at","givenBackFen":"fen","steps":[{"at":"at"}],"costQuotedFen":"fen","costChargedFen":"fen","claims":[{"openedAt":"at","closedAt":"at"}],"refunds":[{"amountFen":"fen","at":"at"}]}],"timeline":[{"at":"at","expectedChargeFen":"fen","answeredAt":"at","endedAt":"at","amountFen":"fen"}]}};
export const resumePurchasesCall: Call<typeof contract.resumePurchasesContract> = {"method":"POST","path":"/api/v1/admin/upstream/resume"};
