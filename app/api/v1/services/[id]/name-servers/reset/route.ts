import { serve } from "@/lib/http/serve";
import { resetNameServersContract } from "@/lib/zones/contract";
import { resetNameServers } from "@/lib/zones/reset-name-servers";

export const POST = serve(resetNameServersContract, resetNameServers);
