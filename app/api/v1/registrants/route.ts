import { serve } from "@/lib/http/serve";
import { createRegistrantContract, listRegistrantsContract } from "@/lib/registrants/contract";
import { createRegistrant } from "@/lib/registrants/create-registrant";
import { listRegistrants } from "@/lib/registrants/list-registrants";

export const GET = serve(listRegistrantsContract, listRegistrants);
export const POST = serve(createRegistrantContract, createRegistrant);
