import { serve } from "@/lib/http/serve";
import { uploadDocumentContract } from "@/lib/registrants/contract";
import { uploadDocument } from "@/lib/registrants/upload-document";

export const POST = serve(uploadDocumentContract, uploadDocument);
