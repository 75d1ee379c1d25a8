import { readPanelForOwnerContract } from "@/lib/controls/admin-contract";
import { readPanel } from "@/lib/controls/read-panel";
import { serve } from "@/lib/http/serve";

export const GET = serve(readPanelForOwnerContract, readPanel);
