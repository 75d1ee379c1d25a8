import { serve } from "@/lib/http/serve";
import { createSavedReplyContract, listSavedRepliesContract } from "@/lib/tickets/saved-reply-contract";
import { createSavedReply } from "@/lib/tickets/staff/create-saved-reply";
import { listSavedReplies } from "@/lib/tickets/staff/list-saved-replies";

export const GET = serve(listSavedRepliesContract, listSavedReplies);
export const POST = serve(createSavedReplyContract, createSavedReply);
