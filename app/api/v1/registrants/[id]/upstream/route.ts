import { serve } from "@/lib/http/serve";
import { compareRegistrant } from "@/lib/registrants/compare-registrant";
import { compareRegistrantContract } from "@/lib/registrants/contract";

export const GET = serve(compareRegistrantContract, compareRegistrant);
