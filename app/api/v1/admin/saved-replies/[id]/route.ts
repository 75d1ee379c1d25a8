import { serve } from "@/lib/http/serve";
import { changeSavedReplyContract, deleteSavedReplyContract } from "@/lib/tickets/saved-reply-contract";
import { changeSavedReply } from "@/lib/tickets/staff/change-saved-reply";
import { deleteSavedReply } from "@/lib/tickets/staff/delete-saved-reply";

export const PUT = serve(changeSavedReplyContract, changeSavedReply);
export const DELETE = serve(deleteSavedReplyContract, deleteSavedReply);
