import { serve } from "@/lib/http/serve";
import { findOwnNamesContract } from "@/lib/services/contract";
import { findOwnNames } from "@/lib/services/find-own-names";

export const GET = serve(findOwnNamesContract, findOwnNames);
