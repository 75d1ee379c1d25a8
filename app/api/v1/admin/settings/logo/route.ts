import { serve } from "@/lib/http/serve";
import { writeLogoContract } from "@/lib/settings/contract";
import { writeLogo } from "@/lib/settings/logo";

export const PUT = serve(writeLogoContract, writeLogo);
