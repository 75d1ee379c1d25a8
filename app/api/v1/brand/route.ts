import { serve } from "@/lib/http/serve";
import { answerBrand } from "@/lib/settings/answer-brand";
import { readBrandContract } from "@/lib/settings/contract";

export const GET = serve(readBrandContract, answerBrand);
