import type { Edit } from "./diff";
import type { ExistingRecord } from "./record";

/**
 * Edits in portions, to be saved one after another. Edits of one host stay together, because they may depend on each other (a CNAME takes the
 * place of an address); only a host with more edits than a portion holds is divided, deletions last. Their order is kept otherwise.
 */
export function portionsOf<E extends Edit>(
  edits: readonly E[],
  records: readonly ExistingRecord[],
  most: number,
): E[][] {
  if (edits.length <= most) return edits.length === 0 ? [] : [[...edits]];
  const hostOf = new Map(records.map(({ id, host }) => [id, host]));
  /** The first host of each group of hosts that edits connect. */
  const leaders = new Map<string, string>();
  const leader = (host: string): string => {
    let at = host;
    for (let up = leaders.get(at); up !== undefined && up !== at; up = leaders.get(at)) at = up;
    return at;
  };
  const hostsOf = (edit: Edit): string[] => {
    const now = edit.op === "add" ? undefined : hostOf.get(edit.id);
    const then = edit.op === "delete" ? undefined : edit.record.host;
    return [now, then].filter((host) => host !== undefined);
  };
  for (const edit of edits) {
    const [first = "", second] = hostsOf(edit);
    if (second !== undefined && leader(first) !== leader(second)) leaders.set(leader(second), leader(first));
  }
  const groups = new Map<string, E[]>();
  for (const edit of edits) {
    const key = leader(hostsOf(edit)[0] ?? "");
    const group = groups.get(key);
    if (group) group.push(edit);
    else groups.set(key, [edit]);
  }
  const portions: E[][] = [];
  let open: E[] = [];
  for (const group of groups.values()) {
    if (open.length > 0 && open.length + group.length > most) {
      portions.push(open);
      open = [];
    }
    const rest =
      group.length > most ? group.toSorted((a, b) => Number(a.op === "delete") - Number(b.op === "delete")) : group;
    for (const edit of rest) {
      if (open.length === most) {
        portions.push(open);
        open = [];
      }
      open.push(edit);
    }
  }
  if (open.length > 0) portions.push(open);
  return portions;
}
