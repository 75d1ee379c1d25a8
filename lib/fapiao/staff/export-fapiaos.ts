import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { csvList } from "@/lib/http/csv-list";
import type { RequestContext } from "@/lib/http/serve";
import type { exportFapiaosContract } from "../admin-contract";
import { readFapiaoExport } from "./read-fapiao-export";

/** Requests that wait, for the tax tool, as CSV. */
export async function exportFapiaos(
  actor: StaffActor,
  input: z.output<typeof exportFapiaosContract.input>,
  { locale }: Pick<RequestContext, "locale">,
): Promise<Response> {
  const { name, ...list } = await readFapiaoExport(actor, input, locale);
  return csvList({ filename: `${name}.csv`, ...list, forProgram: true });
}
