import { serve } from "@/lib/http/serve";
import { createTokenContract, listTokensContract } from "@/lib/tokens/contract";
import { createToken } from "@/lib/tokens/create-token";
import { listTokens } from "@/lib/tokens/list-tokens";

export const GET = serve(listTokensContract, listTokens);
export const POST = serve(createTokenContract, createToken);
