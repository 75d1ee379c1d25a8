import { serve } from "@/lib/http/serve";
import { createTopUpContract, listTopUpsContract } from "@/lib/payments/contract";
import { createTopUp } from "@/lib/payments/top-ups/create-top-up";
import { listTopUps } from "@/lib/payments/top-ups/list-top-ups";

export const GET = serve(listTopUpsContract, listTopUps);
export const POST = serve(createTopUpContract, createTopUp);
