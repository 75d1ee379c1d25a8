import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import type { Tx } from "@/lib/db/client";
import type { ImportKind, ImportReason, ImportStage } from "../contract";
import type { Source } from "../old-shop";

/** What every stage of an import knows. */
export interface ImportRun {
  id: string;
  source: Source;
  fileName: string;
  actor: StaffActor;
  /** The language of what is written for people: notes about customers, lines in messages. */
  language: "zh" | "en";
  /** Records how far it is. Called after each transaction, so a test can end an import anywhere by throwing in it. */
  step(stage: ImportStage, done: number, total: number): Promise<void>;
  /** The account of a client of the old shop; undefined when the client is not imported. */
  accountOf: Map<string, string>;
  /** What turned out otherwise than planned: it stays for staff, or for the next run. */
  missed: { kind: ImportKind; sourceId: string; name: string; reason: ImportReason; detail: string }[];
}

/** Records that things are imported, in the transaction that imports them. A second import of one of them is refused by the key. */
export async function recordThings(
  tx: Tx,
  run: Pick<ImportRun, "id" | "source">,
  kind: ImportKind | "invitation",
  things: readonly { sourceId: string; targetId: string | null }[],
): Promise<void> {
  const at = new Date();
  await tx.importedThing.createMany({
    data: things.map((thing) => ({ source: run.source.id, kind, importId: run.id, at, ...thing })),
  });
}

/** Parts of a list, each for one transaction. */
export function* partsOf<T>(list: readonly T[], size: number): Generator<T[]> {
  for (let from = 0; from < list.length; from += size) yield list.slice(from, from + size);
}
