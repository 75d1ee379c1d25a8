import { openFormContract } from "@/lib/controls/contract";
import { openForm } from "@/lib/controls/open-form";
import { serve } from "@/lib/http/serve";

export const POST = serve(openFormContract, openForm);
