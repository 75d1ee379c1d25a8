import { contracts } from "@/app/api/openapi.json/contracts";
import type { Contract } from "@/lib/http/contract";

/** The largest body that any route takes. */
export const readLargestBody = (): number => Math.max(...(contracts as Contract[]).map(({ maxBytes = 0 }) => maxBytes));
