import { finishCloud } from "../chapters/cloud/finish";
import { finishDatabaseWork } from "../chapters/database/operate";
import { finishSmsAudit } from "../chapters/points/sms";
import { stepQuestion } from "../chapters/support/questions";
import { finishRegistration, finishRenewal } from "../selling/register";
import { stepReview } from "../selling/review";
import { stepTransfer } from "../selling/transfer";
import type { Task, TaskKind } from "../world/rows";
import type { World } from "../world/world";

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

/** What the upstream does by itself once the time has come. */
export function finishTask(world: World, task: Task): void {
  finishers[task.kind](world, task.key);
}
