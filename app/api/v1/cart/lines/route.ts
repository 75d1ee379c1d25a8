import { addLine } from "@/lib/carts/add-line";
import { addLineContract } from "@/lib/carts/contract";
import { serve } from "@/lib/http/serve";

export const POST = serve(addLineContract, addLine);
