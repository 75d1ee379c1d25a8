import { serve } from "@/lib/http/serve";
import { removeDocumentContract } from "@/lib/registrants/contract";
import { removeDocument } from "@/lib/registrants/remove-document";

export const DELETE = serve(removeDocumentContract, removeDocument);
