import type { Task, TaskKind } from "../world/rows";
import type { World } from "../world/world";
import { finishCloud } from "./cloud/finish-cloud";
import { finishDatabaseWork } from "./database/operate";
import { finishRegistration, finishRenewal } from "./domains/registration";
import { stepReview } from "./domains/review";
import { stepTransfer } from "./domains/transfer-steps";
import { finishSmsAudit } from "./points/sms";
import { stepQuestion } from "./support/questions";

const finishers: Readonly<Record<TaskKind, (world: World, key: string) => void>> = {
  registration: finishRegistration,
  renewal: finishRenewal,
  audit: stepReview,
  transfer: stepTransfer,
  database: finishDatabaseWork,
  cloud: finishCloud,
  support: stepQuestion,
  sms: finishSmsAudit,
};

/** Finishes a task that is due: what the upstream does by itself after a time. */
export function finishTask(world: World, task: Task): void {
  finishers[task.kind](world, task.key);
}
