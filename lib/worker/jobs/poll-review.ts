import { z } from "zod";
import { pollReview } from "@/lib/registrants/poll-review";
import { job } from "../job";

export const pollReviewJob = job({
  name: "poll-review",
  payload: z.object({ reviewId: z.uuid() }),
  run: (payload) => pollReview({ kind: "system", job: "poll-review" }, payload),
});
