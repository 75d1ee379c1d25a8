import { serve } from "@/lib/http/serve";
import { setPointsLevelContract } from "@/lib/points/contract";
import { setPointsLevel } from "@/lib/points/set-points-level";

export const PUT = serve(setPointsLevelContract, setPointsLevel);
