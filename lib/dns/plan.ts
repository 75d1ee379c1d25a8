import type { Change } from "./diff";
import { type ExistingRecord, identity, type ZoneRecord } from "./record";

/** A call that undoes a step when a later step of its unit fails. `ref` is the step whose new record is meant. */
export type Restore = { op: "delete"; ref: string; record: ZoneRecord } | { op: "add"; record: ZoneRecord };

interface StepBase {
  /** Unique in the plan. */
  key: string;
  /** Steps of one unit are all done or all undone. */
  unit: number;
  /** Undoes the earlier steps of the unit, in this order, when this step fails. */
  ifFails: Restore[];
}

export type Step =
  | (StepBase & { op: "modify"; id: string; record: ZoneRecord; before: ZoneRecord })
  | (StepBase & {
      op: "add";
      record: ZoneRecord;
      /**
       * The steps that replace the unit when this one is refused. The record differs from the one it replaces only in its
       * priority, and the upstream may refuse it as a duplicate. Then the old record must be deleted first.
       */
      orElse?: Step[];
    })
  | (StepBase & { op: "delete"; id: string; record: ZoneRecord });

export interface Plan {
  steps: Step[];
}

/**
 * True when two records differ only in their priority. Some servers refuse the second as a duplicate; the manual does
 * not say.
 */
export function isTwin(a: ZoneRecord, b: ZoneRecord): boolean {
  return a.host === b.host && a.type === b.type && a.value === b.value;
}

/**
 * True when two records can't be in one zone: a CNAME must be alone at its host, and no record may be there twice.
 * RFC 1034 3.6.2.
 */
export function excludes(a: ZoneRecord, b: ZoneRecord): boolean {
  if (a.host !== b.host) return false;
  return a.type === "CNAME" || b.type === "CNAME" || identity(a) === identity(b);
}

type Draft = { add: ZoneRecord } | { delete: ExistingRecord } | { modify: ExistingRecord; to: ZoneRecord };

/** Turns the drafts of one unit into steps, each with the calls that undo those before it. */
function toSteps(drafts: readonly Draft[], unit: number): Step[] {
  const steps: Step[] = [];
  const takeBack: Restore[] = [];
  for (const draft of drafts) {
    const base = { key: `${unit}.${steps.length}`, unit, ifFails: [...takeBack] };
    if ("add" in draft) {
      steps.push({ ...base, op: "add", record: draft.add });
      takeBack.unshift({ op: "delete", ref: base.key, record: draft.add });
    } else if ("delete" in draft) {
      const { id, ...record } = draft.delete;
      steps.push({ ...base, op: "delete", id, record });
      takeBack.unshift({ op: "add", record });
    } else {
      const { id, ...before } = draft.modify;
      steps.push({ ...base, op: "modify", id, record: draft.to, before });
    }
  }
  return steps;
}

/** Gives an addition that may be refused as a duplicate its alternative: the same unit with the deletion first. */
function withAlternative(steps: Step[], drafts: readonly Draft[], unit: number): Step[] {
  const [first, second] = drafts;
  const [add] = steps;
  if (add?.op !== "add" || !first || !second || !("add" in first) || !("delete" in second)) return steps;
  if (isTwin(first.add, second.delete)) add.orElse = toSteps([second, first], unit);
  return steps;
}

interface Group {
  deletes: Set<ExistingRecord>;
  adds: Set<ZoneRecord>;
}

/**
 * Groups additions with the deletions they must wait for; groups that contain the two halves of one replacement are
 * joined.
 * @param options whole: a group that contains one half takes the other in, so that no half is done without the other
 */
function exclusionGroups(
  adds: readonly ZoneRecord[],
  deletes: readonly ExistingRecord[],
  replaces: ReadonlyMap<ZoneRecord, ExistingRecord>,
  { whole }: { whole: boolean },
): Group[] {
  let groups: Group[] = [];
  const merge = (touches: (group: Group) => boolean, more: Group) => {
    const hit = groups.filter(touches);
    const merged = [...hit, more].reduce((sum, group) => ({
      deletes: new Set([...sum.deletes, ...group.deletes]),
      adds: new Set([...sum.adds, ...group.adds]),
    }));
    groups = [...groups.filter((group) => !hit.includes(group)), merged];
  };
  for (const add of adds) {
    const waits = deletes.filter((record) => excludes(add, record));
    if (waits.length === 0) continue;
    merge((g) => g.adds.has(add) || waits.some((record) => g.deletes.has(record)), {
      deletes: new Set(waits),
      adds: new Set([add]),
    });
  }
  for (const [to, from] of replaces) {
    const ends = groups.filter((group) => group.adds.has(to) || group.deletes.has(from));
    if (ends.length === 2 || (whole && ends.length === 1))
      merge((group) => ends.includes(group), { deletes: new Set([from]), adds: new Set([to]) });
  }
  return groups;
}

/** By how many records a unit makes the zone larger. */
const growth = (drafts: readonly Draft[]): number =>
  drafts.reduce((sum, draft) => sum + Number("add" in draft) - Number("delete" in draft), 0);

/**
 * Orders units for a zone without room for all additions at once: what makes it smaller comes first, and deletions come before what
 * finds no room. A replacement that finds none deletes before it adds; its failure restores the record.
 */
function fitInto(room: number, units: readonly Draft[][], deletions: readonly Draft[][]): Draft[][] {
  const ordered: Draft[][] = [];
  const left = [...deletions];
  let free = room;
  for (const unit of units.toSorted((one, other) => growth(one) - growth(other))) {
    const addsFirst = "add" in (unit[0] ?? {});
    const wanted = addsFirst ? 1 : growth(unit);
    while (free < wanted && left.length > 0) {
      ordered.push(...left.splice(0, 1));
      free += 1;
    }
    ordered.push(addsFirst && free < wanted ? unit.toReversed() : unit);
    free -= growth(unit);
  }
  return [...ordered, ...left];
}

/**
 * Orders changes so that a record that is replaced never disappears before its replacement exists: first changes in
 * place, then additions (a replacement adds before it deletes), then the groups whose records exclude each other
 * (delete, then add, restore on failure), and deletions last. Running the plan stops at the first failure.
 * @param options.room how many records the zone may have more than it has: in a full one something must be deleted before anything is
 * added. Without it there is no limit.
 */
export function planChanges(
  changes: readonly Change[],
  { room = Number.POSITIVE_INFINITY }: { room?: number | undefined } = {},
): Plan {
  const replaces = new Map<ZoneRecord, ExistingRecord>();
  const adds: ZoneRecord[] = [];
  const deletes: ExistingRecord[] = [];
  const units: Draft[][] = [];
  for (const change of changes) {
    if (change.kind === "modify") units.push([{ modify: change.from, to: change.to }]);
    if (change.kind === "replace") replaces.set(change.to, change.from);
    if (change.kind === "add" || change.kind === "replace") adds.push(change.to);
    if (change.kind === "delete" || change.kind === "replace") deletes.push(change.from);
  }
  const isTight = room < adds.length;
  const groups = exclusionGroups(adds, deletes, replaces, { whole: isTight });
  const grouped = new Set<ZoneRecord>(groups.flatMap((group) => [...group.adds, ...group.deletes]));
  const later: Draft[][] = [];
  for (const add of adds) {
    if (grouped.has(add)) continue;
    const from = replaces.get(add);
    units.push(from && !grouped.has(from) ? [{ add }, { delete: from }] : [{ add }]);
    if (from) grouped.add(from);
  }
  for (const group of groups) {
    units.push([
      ...[...group.deletes].map((record) => ({ delete: record })),
      ...[...group.adds].map((record) => ({ add: record })),
    ]);
  }
  for (const record of deletes) if (!grouped.has(record)) later.push([{ delete: record }]);
  return {
    steps: (isTight ? fitInto(room, units, later) : [...units, ...later]).flatMap((drafts, unit) =>
      withAlternative(toSteps(drafts, unit), drafts, unit),
    ),
  };
}
