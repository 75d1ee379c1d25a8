import type { BankColumns } from "@/lib/statements/columns-contract";

type Single = Exclude<keyof BankColumns, "memo">;

/** What staff have chosen for the fields of a table; an empty text is no column. The remark stands in as many columns as the bank spreads it over. */
export interface AssignedColumns {
  single: Partial<Record<Single, string>>;
  /** With an empty text at the end, for one more. */
  memo: string[];
}

const MOST_MEMO_COLUMNS = 8;

export function assignedFrom(guess: BankColumns | null): AssignedColumns {
  const { memo = [], ...single } = guess ?? {};
  return { single, memo: withRoom(memo) };
}

/** The columns of the remark after one of them was chosen anew. */
export const withMemo = (memo: readonly string[], at: number, head: string): string[] =>
  withRoom(memo.map((old, index) => (index === at ? head : old)));

export function asBankColumns({ single, memo }: AssignedColumns): BankColumns {
  const { date = "", ...rest } = Object.fromEntries(Object.entries(single).filter(([, head]) => head));
  return { date, ...rest, memo: [...new Set(memo.filter((head) => head !== ""))] };
}

/** What must be put right before a table can be read: fields, each with the sentence's key under `statements.import`. */
export function columnFaults({ date, in: incoming, out, amount }: AssignedColumns["single"]) {
  return {
    ...(date ? {} : { date: "dateMissing" as const }),
    ...(incoming || amount ? {} : { in: "sumMissing" as const }),
    // The reader would take the one column and pass over the others in silence.
    ...(amount && (incoming || out) ? { amount: "sumTwice" as const } : {}),
  };
}

function withRoom(memo: readonly string[]): string[] {
  const chosen = memo.filter((head) => head !== "");
  return chosen.length < MOST_MEMO_COLUMNS ? [...chosen, ""] : chosen;
}
