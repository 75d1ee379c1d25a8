import { serve } from "@/lib/http/serve";
import { keepRestorePoint } from "@/lib/zones/restore-points/keep-restore-point";
import { listRestorePoints } from "@/lib/zones/restore-points/list-restore-points";
import { keepRestorePointContract, listRestorePointsContract } from "@/lib/zones/restore-points-contract";

export const GET = serve(listRestorePointsContract, listRestorePoints);
export const POST = serve(keepRestorePointContract, keepRestorePoint);
