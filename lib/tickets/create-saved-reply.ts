import "server-only";
import { AppError } from "@/lib/core/errors";

export async function createSavedReply(): Promise<never> {
  throw new AppError("not_found", 404, { params: { what: "route" } });
}
