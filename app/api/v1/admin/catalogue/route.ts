import { serve } from "@/lib/http/serve";
import { listCatalogueContract, orderLinesContract } from "@/lib/offers/catalogue-contract";
import { listCatalogue } from "@/lib/offers/list-catalogue";
import { orderLines } from "@/lib/offers/order-lines";

export const GET = serve(listCatalogueContract, listCatalogue);
export const PUT = serve(orderLinesContract, orderLines);
