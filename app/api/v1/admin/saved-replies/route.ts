import { serve } from "@/lib/http/serve";
import { createSavedReply } from "@/lib/tickets/create-saved-reply";
import { listSavedReplies } from "@/lib/tickets/list-saved-replies";
import { createSavedReplyContract, listSavedRepliesContract } from "@/lib/tickets/saved-reply-contract";

export const GET = serve(listSavedRepliesContract, listSavedReplies);
export const POST = serve(createSavedReplyContract, createSavedReply);
