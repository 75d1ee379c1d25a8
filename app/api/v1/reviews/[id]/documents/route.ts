import { serve } from "@/lib/http/serve";
import { uploadDocumentContract } from "@/lib/reviews/contract";
import { uploadDocument } from "@/lib/reviews/upload-document";

export const POST = serve(uploadDocumentContract, uploadDocument);
