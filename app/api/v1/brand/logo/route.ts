import { serve } from "@/lib/http/serve";
import { readLogoContract } from "@/lib/settings/contract";
import { readLogo } from "@/lib/settings/read-logo";

export const GET = serve(readLogoContract, readLogo);
