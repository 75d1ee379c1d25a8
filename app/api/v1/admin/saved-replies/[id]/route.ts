import { serve } from "@/lib/http/serve";
import { changeSavedReply } from "@/lib/tickets/change-saved-reply";
import { deleteSavedReply } from "@/lib/tickets/delete-saved-reply";
import { changeSavedReplyContract, deleteSavedReplyContract } from "@/lib/tickets/saved-reply-contract";

export const PUT = serve(changeSavedReplyContract, changeSavedReply);
export const DELETE = serve(deleteSavedReplyContract, deleteSavedReply);
