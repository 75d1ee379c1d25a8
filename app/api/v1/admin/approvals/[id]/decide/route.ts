import { decideApprovalContract } from "@/lib/approvals/contract";
import { serve } from "@/lib/http/serve";
import { decideApproval } from "@/lib/second-person/decide-approval";

export const POST = serve(decideApprovalContract, decideApproval);
