import { serve } from "@/lib/http/serve";
import { listAllTopUpsContract } from "@/lib/payments/contract";
import { listAllTopUps } from "@/lib/payments/top-ups/list-all-top-ups";

export const GET = serve(listAllTopUpsContract, listAllTopUps);
