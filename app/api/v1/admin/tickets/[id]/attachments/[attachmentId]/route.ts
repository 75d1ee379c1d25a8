import { serve } from "@/lib/http/serve";
import { readAnyAttachmentContract } from "@/lib/tickets/admin-contract";
import { readAnyAttachment } from "@/lib/tickets/staff/read-any-attachment";

export const GET = serve(readAnyAttachmentContract, readAnyAttachment);
