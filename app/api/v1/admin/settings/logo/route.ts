import { serve } from "@/lib/http/serve";
import { writeLogoContract } from "@/lib/settings/contract";
import { writeLogo } from "@/lib/settings/write-logo";
import { thenRefreshPages } from "../then-refresh-pages";

export const PUT = serve(writeLogoContract, thenRefreshPages(writeLogo));
