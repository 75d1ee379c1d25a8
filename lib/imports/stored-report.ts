import { z } from "zod";
import type { Prisma } from "@/lib/db/generated/client";
import { type ImportReport, importReport } from "./contract";

/** A report as JSON for its column. */
export const storedReport = (report: ImportReport): Prisma.InputJsonObject =>
  z.encode(importReport, report) as unknown as Prisma.InputJsonObject;

/** A report of its column. */
export const readStoredReport = (stored: unknown): ImportReport => importReport.parse(stored);
