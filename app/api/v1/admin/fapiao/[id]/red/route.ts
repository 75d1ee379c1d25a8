import { makeFapiaoRedContract } from "@/lib/fapiao/admin-contract";
import { makeFapiaoRed } from "@/lib/fapiao/staff/make-fapiao-red";
import { serve } from "@/lib/http/serve";

export const POST = serve(makeFapiaoRedContract, makeFapiaoRed);
