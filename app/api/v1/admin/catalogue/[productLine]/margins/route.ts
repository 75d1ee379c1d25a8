import { serve } from "@/lib/http/serve";
import { readMarginsContract } from "@/lib/offers/catalogue-contract";
import { readMargins } from "@/lib/offers/read-margins";

export const GET = serve(readMarginsContract, readMargins);
