import { serve } from "@/lib/http/serve";
import { readLogoContract } from "@/lib/settings/contract";
import { readLogo } from "@/lib/settings/logo";

export const GET = serve(readLogoContract, readLogo);
