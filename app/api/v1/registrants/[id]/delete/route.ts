import { serve } from "@/lib/http/serve";
import { deleteRegistrantContract } from "@/lib/registrants/contract";
import { deleteRegistrant } from "@/lib/registrants/delete-registrant";

export const POST = serve(deleteRegistrantContract, deleteRegistrant);
