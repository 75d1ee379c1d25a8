import { serve } from "@/lib/http/serve";
import { submitReviewContract } from "@/lib/registrants/contract";
import { submitReview } from "@/lib/registrants/submit-review";

export const POST = serve(submitReviewContract, submitReview);
