import { startControlContract } from "@/lib/controls/contract";
import { startControl } from "@/lib/controls/start-control";
import { serve } from "@/lib/http/serve";

export const POST = serve(startControlContract, startControl);
