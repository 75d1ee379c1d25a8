import { serve } from "@/lib/http/serve";
import { readNameServersContract, setNameServersContract } from "@/lib/zones/contract";
import { readNameServers } from "@/lib/zones/read-name-servers";
import { setNameServers } from "@/lib/zones/set-name-servers";

export const GET = serve(readNameServersContract, readNameServers);
export const PUT = serve(setNameServersContract, setNameServers);
