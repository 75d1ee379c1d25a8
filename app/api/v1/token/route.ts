import { serve } from "@/lib/http/serve";
import { readOwnTokenContract } from "@/lib/tokens/contract";
import { readOwnToken } from "@/lib/tokens/read-own-token";

export const GET = serve(readOwnTokenContract, readOwnToken);
