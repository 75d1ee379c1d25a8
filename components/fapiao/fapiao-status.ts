import type { ItemStatus, ThingState } from "@/components/ui/status";
import type { FapiaoState } from "@/lib/fapiao/contract";

/** The glyph of a request's state as its customer sees it. */
export function fapiaoGlyph(state: FapiaoState): ItemStatus | ThingState {
  const glyphs = {
    waiting: "review",
    issued: "done",
    rejected: "failed",
    withdrawn: "ended",
    to_red: "unverified",
    red: "ended",
  } as const;
  return glyphs[state];
}

/** The glyph as staff see it: what waits is theirs to act on. */
export function staffFapiaoGlyph(state: FapiaoState): ItemStatus | ThingState {
  return state === "waiting" ? "unverified" : fapiaoGlyph(state);
}
