import { changeProfile } from "@/lib/accounts/change-profile";
import { changeProfileContract } from "@/lib/accounts/contract";
import { serve } from "@/lib/http/serve";

export const PATCH = serve(changeProfileContract, changeProfile);
