import { serve } from "@/lib/http/serve";
import { staffPreviewDocumentContract } from "@/lib/reviews/contract";
import { staffPreviewDocument } from "@/lib/reviews/preview-document";

export const POST = serve(staffPreviewDocumentContract, staffPreviewDocument);
