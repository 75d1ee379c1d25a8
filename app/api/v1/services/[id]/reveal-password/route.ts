import { serve } from "@/lib/http/serve";
import { revealPasswordContract } from "@/lib/services/contract";
import { revealPassword } from "@/lib/services/reveal-password";

export const POST = serve(revealPasswordContract, revealPassword);
