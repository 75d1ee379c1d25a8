import type { z } from "zod";
import type { DnsCode } from "./codes";
import type { RecordFinding, RecordType } from "./record";

/** The fields of an editor, as typed. */
export type Form = Record<string, string>;

/** The host and zone of the record, for warnings that need them. */
export interface Place {
  host: string;
  /** The domain in ASCII. */
  zone: string;
}

export interface KindResult {
  written: { value: string; priority: number | null } | null;
  findings: RecordFinding[];
}

/** One record type: its form fields, and their conversion to the upstream's value text and back. */
export interface RecordKind {
  type: RecordType;
  /** Field names in the order they are shown, with the initial values of a new record. */
  empty: Form;
  /**
   * The zod schema of the form, for field errors (`message` is the code, `params.fix` a value that would be
   * accepted).
   */
  schema: z.ZodType<unknown, Form>;
  /** Form → value text, with errors and warnings. */
  compose(form: Form, place: Place): KindResult;
  /** Value text → form; null when it is not a value of this type. */
  decompose(value: string, priority: number | null): Form | null;
}

interface KindSpec<Fields> {
  type: RecordType;
  empty: Form;
  schema: z.ZodType<Fields, Form>;
  write(fields: Fields): { value: string; priority: number | null };
  decompose(value: string, priority: number | null): Form | null;
  warn?(fields: Fields, place: Place): RecordFinding[];
}

interface IssueParams {
  values?: Record<string, string | number>;
  fix?: string;
}

/** Turns zod's issues into findings. */
export function issueFindings(error: z.ZodError): RecordFinding[] {
  return error.issues.map((issue) => {
    const params: IssueParams = issue.code === "custom" ? (issue.params ?? {}) : {};
    return {
      level: "error" as const,
      // Custom issues are added by `refuse` and by caa.ts, both with a DnsCode.
      code: issue.code === "custom" ? (issue.message as DnsCode) : "dns.required",
      field: String(issue.path[0] ?? "value"),
      params: params.values ?? {},
      ...(params.fix === undefined ? {} : { fix: params.fix }),
    };
  });
}

/** Makes a record kind from the parts that differ between types. */
export function recordKind<Fields>(spec: KindSpec<Fields>): RecordKind {
  return {
    type: spec.type,
    empty: spec.empty,
    schema: spec.schema,
    decompose: spec.decompose,
    compose(form, place) {
      // "@" as a target means the domain itself, as it does in a zone file.
      const atZone = (text: string) => (text.trim() === "@" ? place.zone : text);
      const typed = Object.fromEntries(Object.keys(spec.empty).map((key) => [key, atZone(form[key] ?? "")]));
      const parsed = spec.schema.safeParse(typed);
      if (!parsed.success) return { written: null, findings: issueFindings(parsed.error) };
      return { written: spec.write(parsed.data), findings: spec.warn?.(parsed.data, place) ?? [] };
    },
  };
}

export function warning(code: DnsCode, field: string, params: Record<string, string | number> = {}): RecordFinding {
  return { level: "warning", code, field, params };
}
