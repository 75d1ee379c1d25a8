import { serve } from "@/lib/http/serve";
import { previewDocumentContract } from "@/lib/registrants/contract";
import { previewDocument } from "@/lib/registrants/preview-document";

export const GET = serve(previewDocumentContract, previewDocument);
