import type { Faults } from "./control/faults";
import type { CallLog } from "./http/call-log";
import type { World } from "./world/world";

/** One running upstream: what it knows, what was asked of it, what is planned to go wrong. */
export interface Sandbox {
  readonly world: World;
  readonly calls: CallLog;
  readonly faults: Faults;
}
