import { serve } from "@/lib/http/serve";
import { archiveRegistrant } from "@/lib/registrants/archive-registrant";
import {
  archiveRegistrantContract,
  modifyRegistrantContract,
  readRegistrantContract,
} from "@/lib/registrants/contract";
import { modifyRegistrant } from "@/lib/registrants/modify-registrant";
import { readRegistrant } from "@/lib/registrants/read-registrant";

export const GET = serve(readRegistrantContract, readRegistrant);
export const PUT = serve(modifyRegistrantContract, modifyRegistrant);
export const DELETE = serve(archiveRegistrantContract, archiveRegistrant);
