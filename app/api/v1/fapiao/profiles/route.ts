import { createFapiaoProfileContract, listFapiaoProfilesContract } from "@/lib/fapiao/contract";
import { createFapiaoProfile } from "@/lib/fapiao/profiles/create-fapiao-profile";
import { listFapiaoProfiles } from "@/lib/fapiao/profiles/list-fapiao-profiles";
import { serve } from "@/lib/http/serve";

export const GET = serve(listFapiaoProfilesContract, listFapiaoProfiles);
export const POST = serve(createFapiaoProfileContract, createFapiaoProfile);
