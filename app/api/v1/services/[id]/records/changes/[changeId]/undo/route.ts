import { serve } from "@/lib/http/serve";
import { undoChangeContract } from "@/lib/zones/contract";
import { undoChange } from "@/lib/zones/undo-change";

export const POST = serve(undoChangeContract, undoChange);
