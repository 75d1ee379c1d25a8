import { listApprovalsContract } from "@/lib/approvals/contract";
import { listApprovals } from "@/lib/approvals/list-approvals";
import { serve } from "@/lib/http/serve";

export const GET = serve(listApprovalsContract, listApprovals);
