import type { GrowthWorld } from "./world";

/** Work of the shop that must not become slow as the shop grows: a page, a sweep, a step of a purchase. */
export interface Use {
  what: string;
  run(world: GrowthWorld): Promise<unknown>;
  /** Set where it reads more as the shop grows, by design or for now: what it reads, and why. */
  reads?: string;
}
