import { serve } from "@/lib/http/serve";
import { readCatalogueLineContract, saveLineContract } from "@/lib/offers/catalogue-contract";
import { readCatalogueLine } from "@/lib/offers/read-catalogue-line";
import { saveLine } from "@/lib/offers/save-line";

export const GET = serve(readCatalogueLineContract, readCatalogueLine);
export const PUT = serve(saveLineContract, saveLine);
