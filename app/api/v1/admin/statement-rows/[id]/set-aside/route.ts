import { serve } from "@/lib/http/serve";
import { setBankRowAsideContract } from "@/lib/statements/contract";
import { setBankRowAside } from "@/lib/statements/set-bank-row-aside";

export const POST = serve(setBankRowAsideContract, setBankRowAside);
