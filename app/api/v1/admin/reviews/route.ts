import { serve } from "@/lib/http/serve";
import { listReviewsContract } from "@/lib/registrants/contract";
import { listReviews } from "@/lib/registrants/list-reviews";

export const GET = serve(listReviewsContract, listReviews);
