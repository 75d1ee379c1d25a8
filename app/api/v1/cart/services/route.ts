import { addService } from "@/lib/carts/add-service";
import { addServiceContract } from "@/lib/carts/contract";
import { serve } from "@/lib/http/serve";

export const POST = serve(addServiceContract, addService);
