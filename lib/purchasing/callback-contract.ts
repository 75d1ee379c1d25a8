import { z } from "zod";
import { contract, nothing } from "@/lib/http/contract";

const told = {
  path: "/api/v1/callbacks/{token}",
  access: "anyone",
  input: z.object({ token: z.string().min(40).max(400) }),
  output: nothing,
  // The upstream tells of every product once, from one address.
  limit: { points: 120, seconds: 60 },
} as const;

/** The manual doesn't say by which method it calls; its example looks like an address that is opened. */
export const handleCallbackContract = contract({
  ...told,
  method: "GET",
  summary: "The upstream tells that something slow has ended: a hint to look, nothing in it is believed.",
});

export const handleCallbackPostContract = contract({
  ...told,
  method: "POST",
  summary: "The same, should the upstream post it; the body is not read.",
  bodyIgnored: true,
});
