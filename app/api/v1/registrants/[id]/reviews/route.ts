import { serve } from "@/lib/http/serve";
import { startReviewContract } from "@/lib/registrants/contract";
import { startReview } from "@/lib/registrants/start-review";

export const POST = serve(startReviewContract, startReview);
