import { readRecordPlanContract } from "@/lib/controls/contract";
import { readRecordPlan } from "@/lib/controls/plan-records";
import { serve } from "@/lib/http/serve";

export const POST = serve(readRecordPlanContract, readRecordPlan);
