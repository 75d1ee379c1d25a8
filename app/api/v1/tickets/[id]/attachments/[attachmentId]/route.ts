import { serve } from "@/lib/http/serve";
import { readAttachmentContract } from "@/lib/tickets/contract";
import { readAttachment } from "@/lib/tickets/read-attachment";

export const GET = serve(readAttachmentContract, readAttachment);
