import { readAnyFapiaoFileContract } from "@/lib/fapiao/admin-contract";
import { readAnyFapiaoFile } from "@/lib/fapiao/staff/read-any-fapiao-file";
import { serve } from "@/lib/http/serve";

export const GET = serve(readAnyFapiaoFileContract, readAnyFapiaoFile);
