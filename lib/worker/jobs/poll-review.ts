import { z } from "zod";
import { pollReviewJob as queued } from "@/lib/db/queued-jobs";
import { pollReview } from "@/lib/reviews/poll-review";
import { job } from "../job";

export const pollReviewHandler = job({
  ...queued,
  payload: z.object({ reviewId: z.uuid() }),
  run: (payload) => pollReview({ kind: "system", job: "poll-review" }, payload),
});
