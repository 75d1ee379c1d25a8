import { changeProfile } from "@/lib/customers/change-profile";
import { changeProfileContract } from "@/lib/customers/contract";
import { serve } from "@/lib/http/serve";

export const PATCH = serve(changeProfileContract, changeProfile);
