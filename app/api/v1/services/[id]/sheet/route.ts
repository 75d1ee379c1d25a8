import { readSheetContract } from "@/lib/controls/contract";
import { readSheet } from "@/lib/controls/read-sheet";
import { serve } from "@/lib/http/serve";

export const GET = serve(readSheetContract, readSheet);
