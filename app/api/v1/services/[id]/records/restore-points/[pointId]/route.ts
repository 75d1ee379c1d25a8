import { serve } from "@/lib/http/serve";
import { forgetRestorePointContract, readRestorePointContract } from "@/lib/zones/restore-points/contract";
import { forgetRestorePoint } from "@/lib/zones/restore-points/forget-restore-point";
import { readRestorePoint } from "@/lib/zones/restore-points/read-restore-point";

export const GET = serve(readRestorePointContract, readRestorePoint);
export const DELETE = serve(forgetRestorePointContract, forgetRestorePoint);
