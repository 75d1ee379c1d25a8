import { serve } from "@/lib/http/serve";
import { previewDocumentContract } from "@/lib/reviews/contract";
import { previewDocument } from "@/lib/reviews/preview-document";

export const GET = serve(previewDocumentContract, previewDocument);
