import { serve } from "@/lib/http/serve";
import { updatePromotionContract } from "@/lib/promotions/contract";
import { updatePromotion } from "@/lib/promotions/save-promotion";

export const PATCH = serve(updatePromotionContract, updatePromotion);
