import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { StaffFapiaoDetail } from "../admin-contract";
import { readCorrections } from "./read-corrections";
import { requireFapiaoStaff } from "./require-fapiao-staff";
import { viewStaffFapiao, withStaffParts } from "./view-staff-fapiao";

export async function readAnyFapiao(actor: StaffActor, { id }: { id: string }): Promise<StaffFapiaoDetail> {
  requireFapiaoStaff(actor);
  const [request, corrections] = await Promise.all([
    db.fapiaoRequest.findUnique({ where: { id }, include: withStaffParts }),
    readCorrections(id),
  ]);
  if (!request) throw notFound("fapiao");
  return { ...viewStaffFapiao(request), corrections };
}
