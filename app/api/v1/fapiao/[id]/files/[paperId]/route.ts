import { readFapiaoFileContract } from "@/lib/fapiao/contract";
import { readFapiaoFile } from "@/lib/fapiao/read-fapiao-file";
import { serve } from "@/lib/http/serve";

export const GET = serve(readFapiaoFileContract, readFapiaoFile);
