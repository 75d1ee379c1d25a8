import { serve } from "@/lib/http/serve";
import { startReviewContract } from "@/lib/reviews/contract";
import { startReview } from "@/lib/reviews/start-review";

export const POST = serve(startReviewContract, startReview);
