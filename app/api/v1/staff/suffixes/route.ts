import { serve } from "@/lib/http/serve";
import { listSuffixes } from "@/lib/pricing/list-suffixes";
import { createSuffix } from "@/lib/pricing/save-suffix";
import { createSuffixContract, listSuffixesContract } from "@/lib/pricing/suffix-contract";

export const GET = serve(listSuffixesContract, listSuffixes);
export const POST = serve(createSuffixContract, createSuffix);
