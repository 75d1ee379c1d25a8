import { serve } from "@/lib/http/serve";
import { removeDocumentContract } from "@/lib/reviews/contract";
import { removeDocument } from "@/lib/reviews/remove-document";

export const DELETE = serve(removeDocumentContract, removeDocument);
