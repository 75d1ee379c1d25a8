import { serve } from "@/lib/http/serve";
import { whoisContract } from "@/lib/search/contract";
import { readWhois } from "@/lib/search/read-whois";

export const GET = serve(whoisContract, readWhois);
