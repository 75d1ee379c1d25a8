import { serve } from "@/lib/http/serve";
import { revokeTokenContract } from "@/lib/tokens/contract";
import { revokeApiToken } from "@/lib/tokens/revoke-api-token";

export const DELETE = serve(revokeTokenContract, revokeApiToken);
