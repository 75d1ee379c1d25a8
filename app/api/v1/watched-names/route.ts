import { serve } from "@/lib/http/serve";
import { listWatchedNamesContract, watchNameContract } from "@/lib/watched-names/contract";
import { listWatchedNames } from "@/lib/watched-names/list-watched-names";
import { watchName } from "@/lib/watched-names/watch-name";

export const GET = serve(listWatchedNamesContract, listWatchedNames);
export const POST = serve(watchNameContract, watchName);
