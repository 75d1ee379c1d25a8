import { serve } from "@/lib/http/serve";
import { exportTopUpsContract } from "@/lib/payments/contract";
import { exportTopUps } from "@/lib/payments/top-ups/export-top-ups";

export const GET = serve(exportTopUpsContract, exportTopUps);
