import { previewHandoverContract } from "@/lib/handovers/contract";
import { previewHandover } from "@/lib/handovers/preview-handover";
import { serve } from "@/lib/http/serve";

export const POST = serve(previewHandoverContract, previewHandover);
