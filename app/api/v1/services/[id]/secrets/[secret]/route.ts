import { revealSecretContract } from "@/lib/controls/contract";
import { revealSecret } from "@/lib/controls/reveal-secret";
import { serve } from "@/lib/http/serve";

export const POST = serve(revealSecretContract, revealSecret);
