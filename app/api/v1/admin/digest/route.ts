import { serve } from "@/lib/http/serve";
import { changeDigestSettings, readDigestSettings } from "@/lib/reports/digest-settings";
import { changeDigestContract, readDigestContract } from "@/lib/reports/waiting-contract";

export const GET = serve(readDigestContract, readDigestSettings);
export const PUT = serve(changeDigestContract, changeDigestSettings);
