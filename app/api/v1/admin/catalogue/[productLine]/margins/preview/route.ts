import { serve } from "@/lib/http/serve";
import { previewMarginsContract } from "@/lib/offers/catalogue-contract";
import { previewMargins } from "@/lib/offers/preview-margins";

export const POST = serve(previewMarginsContract, previewMargins);
