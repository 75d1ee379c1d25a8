import { serve } from "@/lib/http/serve";
import { undoChangeForOwnerContract } from "@/lib/zones/admin-contract";
import { undoChange } from "@/lib/zones/undo-change";

export const POST = serve(undoChangeForOwnerContract, undoChange);
