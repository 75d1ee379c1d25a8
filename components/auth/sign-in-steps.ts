import { z } from "zod";
import { emailAddress } from "@/lib/accounts/contract";

/** What the two steps of signing in ask for. */
export const passwordStep = z.object({ email: emailAddress, password: z.string().min(1).max(200) });
export const codeStep = z.object({ code: z.string().min(6).max(50) });

export type KnownPassword = z.output<typeof passwordStep>;
