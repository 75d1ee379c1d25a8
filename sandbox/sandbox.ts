import type { CallLog } from "./call-log";
import type { Faults } from "./faults";
import type { World } from "./world";

/** One running upstream: what it knows, what was asked of it, what is planned to go wrong. */
export interface Sandbox {
  readonly world: World;
  readonly calls: CallLog;
  readonly faults: Faults;
}
