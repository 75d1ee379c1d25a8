import { changeFapiaoProfileContract, deleteFapiaoProfileContract } from "@/lib/fapiao/contract";
import { changeFapiaoProfile } from "@/lib/fapiao/profiles/change-fapiao-profile";
import { deleteFapiaoProfile } from "@/lib/fapiao/profiles/delete-fapiao-profile";
import { serve } from "@/lib/http/serve";

export const PUT = serve(changeFapiaoProfileContract, changeFapiaoProfile);
export const DELETE = serve(deleteFapiaoProfileContract, deleteFapiaoProfile);
