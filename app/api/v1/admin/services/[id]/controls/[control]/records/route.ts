import { readRecordPlanForOwnerContract } from "@/lib/controls/admin-contract";
import { readRecordPlan } from "@/lib/controls/plan-records";
import { serve } from "@/lib/http/serve";

export const POST = serve(readRecordPlanForOwnerContract, readRecordPlan);
