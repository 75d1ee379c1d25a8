import { serve } from "@/lib/http/serve";
import { createPromotionContract, listPromotionsContract } from "@/lib/promotions/contract";
import { listPromotions } from "@/lib/promotions/list-promotions";
import { createPromotion } from "@/lib/promotions/save-promotion";

export const GET = serve(listPromotionsContract, listPromotions);
export const POST = serve(createPromotionContract, createPromotion);
