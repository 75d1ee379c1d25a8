import { serve } from "@/lib/http/serve";
import { proposeEnglishContract } from "@/lib/registrants/contract";
import { proposeEnglish } from "@/lib/registrants/propose-english";

export const POST = serve(proposeEnglishContract, proposeEnglish);
