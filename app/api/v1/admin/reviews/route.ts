import { serve } from "@/lib/http/serve";
import { listReviewsContract } from "@/lib/reviews/contract";
import { listReviews } from "@/lib/reviews/list-reviews";

export const GET = serve(listReviewsContract, listReviews);
