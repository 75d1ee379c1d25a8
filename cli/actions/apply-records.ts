import { applyChangesCall } from "@/components/generated/zones";
import type { Edit } from "@/lib/dns/diff";
import { portionsOf } from "@/lib/dns/portions";
import type { TooManyRecords } from "@/lib/dns/too-many-records";
import { EXIT, Failure } from "../exit-codes";
import { askShop, type Shop } from "../shop";
import { dnsSentence } from "./dns-sentence";
import type { RecordPlan } from "./plan-records";

/** How many edits the shop takes at once. */
const EDITS_AT_ONCE = 200;

/** What became of each step of a change, in the shop's order. */
export interface AppliedStep {
  op: string;
  record: { host: string; type: string; value: string };
  state: string;
  why: string | null;
}

/**
 * Makes the changes of a plan, in portions that the shop takes. It ends at the first portion of which a step fails: that the shop has
 * undone; the ones before stay.
 * @param onPortion is called after each portion with how many of the edits are made
 * @throws Failure zones.brake_for_token for over 30 % of ten records or more; zones.too_many_records; zones.changed_elsewhere when the
 *   zone is not any more as it was planned for. It says what was made before, and whether more may have been.
 */
export async function applyRecords(
  shop: Shop,
  { zone, edits, braked, tooMany }: RecordPlan,
  onPortion: (done: number, total: number) => void = () => undefined,
): Promise<{ state: "done" | "partial" | "failed"; steps: AppliedStep[] }> {
  // The whole is judged here: each portion of it may be small.
  if (braked !== null) throw brake(braked, zone.records.length);
  if (tooMany !== null) throw new Failure(EXIT.conflict, "zones.too_many_records", tooManyText(tooMany));
  const steps: AppliedStep[] = [];
  let done = 0;
  let baseVersion = zone.version;
  for (const portion of portionsOf<Edit>(edits, zone.records, EDITS_AT_ONCE)) {
    const input = { id: zone.serviceId, edits: portion, baseVersion };
    const { change, zone: next } = await askShop(shop, applyChangesCall, input).catch((error: unknown) => {
      throw error instanceof Failure ? withWhatWasMade(error, done, edits.length) : error;
    });
    baseVersion = next.version;
    done += portion.length;
    if (!change) continue;
    for (const { op, record, state, code } of change.steps) {
      const { host, type, value } = record;
      steps.push({ op, record: { host, type, value }, state, why: code === null ? null : dnsSentence(code, {}) });
    }
    if (change.state !== "done")
      return { state: change.state === "failed" && steps.length === change.steps.length ? "failed" : "partial", steps };
    onPortion(done, edits.length);
  }
  return { state: "done", steps };
}

/** What is told of a change that may have been made although its answer was lost. */
export const UNSEEN_CHANGE = "Changes may have been made that nobody saw: plan again to see what is left.";

function withWhatWasMade(error: Failure, done: number, total: number): Failure {
  const { exit, code, message, fields, requestId } = error;
  const sentences = [
    message,
    ...(done > 0 ? [`Before that, ${done} of ${total} changes were made, and stay.`] : []),
    ...(exit === EXIT.unreachable ? [UNSEEN_CHANGE] : []),
  ];
  return new Failure(exit, code, sentences.join(" "), fields, requestId);
}

export function tooManyText({ most, count, over }: TooManyRecords): string {
  return `The domain can have ${most} records. It would have ${count}, ${over} too many.`;
}

function brake(touched: number, total: number): Failure {
  const what = `This would delete or change ${touched} of ${total} records, more than 30 %.`;
  return new Failure(
    EXIT.conflict,
    "zones.brake_for_token",
    `${what} A program can't confirm that: make it on the website, or in smaller steps.`,
  );
}
