// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/orders/admin-contract";
import type { ContractCall } from "../call-contract";

export const closeClaimCall: ContractCall<typeof contract.closeClaimContract> = {"method":"POST","path":"/api/v1/admin/claims/{id}/close","answer":{"closedAt":"at"}};
export const decideItemCall: ContractCall<typeof contract.decideItemContract> = {"method":"POST","path":"/api/v1/admin/orders/items/{id}/decide","answer":{"totalFen":"fen","refundedFen":"fen","createdAt":"at","finishedAt":"at","items":[{"priceFen":"fen","stateAt":"at","refundedAt":"at","givenBackFen":"fen","renewedUntil":"at","steps":[{"at":"at"}]}]}};
export const exportAllOrdersCall: ContractCall<typeof contract.exportAllOrdersContract> = {"method":"GET","path":"/api/v1/admin/orders/csv"};
export const giveRefundCall: ContractCall<typeof contract.giveRefundContract> = {"method":"POST","path":"/api/v1/admin/orders/items/{id}/refund","idempotent":true,"answer":{"amountFen":"fen","leftFen":"fen"}};
export const listAllOrdersCall: ContractCall<typeof contract.listAllOrdersContract> = {"method":"GET","path":"/api/v1/admin/orders","answer":{"rows":[{"totalFen":"fen","refundedFen":"fen","createdAt":"at"}]}};
export const listAttentionCall: ContractCall<typeof contract.listAttentionContract> = {"method":"GET","path":"/api/v1/admin/orders/attention","answer":{"rows":[{"priceFen":"fen","stateAt":"at","deadlineAt":"at","claims":[{"openedAt":"at","closedAt":"at"}],"lastReadAt":"at","attempts":[{"at":"at","expectedChargeFen":"fen","answeredAt":"at","endedAt":"at"}],"calls":[{"at":"at"}]}]}};
export const pausePurchasesCall: ContractCall<typeof contract.pausePurchasesContract> = {"method":"POST","path":"/api/v1/admin/upstream/pause"};
export const readOrderTimelineCall: ContractCall<typeof contract.readOrderTimelineContract> = {"method":"GET","path":"/api/v1/admin/orders/{id}","answer":{"totalFen":"fen","refundedFen":"fen","createdAt":"at","finishedAt":"at","items":[{"priceFen":"fen","stateAt":"at","refundedAt":"at","givenBackFen":"fen","renewedUntil":"at","steps":[{"at":"at"}],"costQuotedFen":"fen","costChargedFen":"fen","service":{"registeredAt":"at","expiresAt":"at"},"claims":[{"openedAt":"at","closedAt":"at"}],"refunds":[{"amountFen":"fen","at":"at"}]}],"timeline":[{"at":"at","expectedChargeFen":"fen","answeredAt":"at","endedAt":"at","amountFen":"fen"}]}};
export const resumePurchasesCall: ContractCall<typeof contract.resumePurchasesContract> = {"method":"POST","path":"/api/v1/admin/upstream/resume"};
