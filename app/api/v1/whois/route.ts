import { serve } from "@/lib/http/serve";
import { whoisContract } from "@/lib/offers/contract";
import { readWhois } from "@/lib/offers/read-whois";

export const GET = serve(whoisContract, readWhois);
