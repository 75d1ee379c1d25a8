import { serve } from "@/lib/http/serve";
import { submitReviewContract } from "@/lib/reviews/contract";
import { submitReview } from "@/lib/reviews/submit-review";

export const POST = serve(submitReviewContract, submitReview);
