import { serve } from "@/lib/http/serve";
import { forgetRestorePoint } from "@/lib/zones/restore-points/forget-restore-point";
import { readRestorePoint } from "@/lib/zones/restore-points/read-restore-point";
import { forgetRestorePointContract, readRestorePointContract } from "@/lib/zones/restore-points-contract";

export const GET = serve(readRestorePointContract, readRestorePoint);
export const DELETE = serve(forgetRestorePointContract, forgetRestorePoint);
