import { AppError, type FieldError, invalid } from "@/lib/core/errors";

/** As many lines are named one by one; a wrong column makes every line wrong. */
const MOST_NAMED = 20;

/**
 * Collects what can't be read of single lines, so that whoever imports the file mends all of them at once. Nothing of such a file is taken:
 * a statement that lacks some of the bank's bookings looks complete to whoever opens it next month.
 */
export function collectRowFaults() {
  const faults: FieldError[] = [];
  return {
    /** @returns what was read, or null where the line is refused. Whatever is not about a line rises. */
    read<T>(line: () => T): T | null {
      try {
        return line();
      } catch (error) {
        const fault = error instanceof AppError ? error.fields.content : undefined;
        if (fault?.params?.line === undefined) throw error;
        faults.push(fault);
        return null;
      }
    },
    /** @throws AppError input.invalid: `content` says how many lines, "lines.0" to "lines.19" what is wrong with each. */
    refuse(): void {
      if (faults.length === 0) return;
      const named = faults.slice(0, MOST_NAMED);
      throw invalid({
        content: { code: "statements.rows", params: { count: faults.length, more: faults.length - named.length } },
        ...Object.fromEntries(named.map((fault, nth) => [`lines.${nth}`, fault])),
      });
    },
  };
}
