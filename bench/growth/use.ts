import type { GrowthWorld } from "./world";

/** One thing that the shop does and that must not become slow as it grows: a page, a sweep, a step of a purchase. */
export interface Use {
  what: string;
  run(world: GrowthWorld): Promise<unknown>;
  /** It reads more the more there is, by design or for the time being: what, and why. */
  reads?: string;
}
