// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/approvals/contract";
import type { ContractCall } from "../call-contract";

export const decideApprovalCall: ContractCall<typeof contract.decideApprovalContract> = {"method":"POST","path":"/api/v1/admin/approvals/{id}/decide","answer":{"requestedAt":"at","expiresAt":"at","decidedAt":"at"}};
export const listApprovalsCall: ContractCall<typeof contract.listApprovalsContract> = {"method":"GET","path":"/api/v1/admin/approvals","answer":{"rows":[{"requestedAt":"at","expiresAt":"at","decidedAt":"at"}]}};
