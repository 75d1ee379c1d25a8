import { readPanelContract } from "@/lib/controls/contract";
import { readPanel } from "@/lib/controls/read-panel";
import { serve } from "@/lib/http/serve";

export const GET = serve(readPanelContract, readPanel);
