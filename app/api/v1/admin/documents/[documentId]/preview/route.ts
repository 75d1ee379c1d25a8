import { serve } from "@/lib/http/serve";
import { staffPreviewDocumentContract } from "@/lib/registrants/contract";
import { staffPreviewDocument } from "@/lib/registrants/preview-document";

export const POST = serve(staffPreviewDocumentContract, staffPreviewDocument);
