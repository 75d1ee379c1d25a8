import { serve } from "@/lib/http/serve";
import { unwatchNameContract } from "@/lib/watched-names/contract";
import { unwatchName } from "@/lib/watched-names/unwatch-name";

export const DELETE = serve(unwatchNameContract, unwatchName);
