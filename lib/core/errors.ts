/**
 * The one family of expected failures. A use case throws an AppError; lib/http turns it into problem+json with a
 * sentence from messages/<language>/errors.json under its code; anything else thrown is a bug and answers 500.
 *
 * `code` is "area.reason" ("wallet.insufficient"); `params` fill the sentence; `fields` maps an input path
 * ("phone", "items.0.years") to a code of its own, for a message beside the field.
 */
export interface FieldError {
  code: string;
  params?: Record<string, string | number>;
  /** Of a wrong format: which texts say what is wanted, by their keys over all namespaces of messages; the first that exists is said. */
  hints?: readonly string[];
}

export class AppError extends Error {
  readonly code: string;
  readonly status: number;
  readonly params: Record<string, string | number>;
  readonly fields: Record<string, FieldError>;

  constructor(
    code: string,
    status: number,
    options: { params?: Record<string, string | number>; fields?: Record<string, FieldError>; cause?: unknown } = {},
  ) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.status = status;
    this.params = options.params ?? {};
    this.fields = options.fields ?? {};
  }

  /**
   * Next puts one copy of this class into the code of pages and another one into that of the API, and what both share (the upstream
   * client, settings that are read for both) may throw the other's. So the name decides, not the class.
   */
  static override [Symbol.hasInstance](value: unknown): value is AppError {
    return value instanceof Error && value.name === "AppError";
  }
}

/** 422: the input is well-formed and still not acceptable; says why per field. */
export function invalid(fields: Record<string, FieldError | string>): AppError {
  return new AppError("input.invalid", 422, {
    fields: Object.fromEntries(Object.entries(fields).map(([k, v]) => [k, typeof v === "string" ? { code: v } : v])),
  });
}

/** 404, also for what exists and belongs to somebody else. */
export function notFound(what: string): AppError {
  return new AppError("not_found", 404, { params: { what } });
}

/** 403: known person, not allowed (staff roles). Customers get notFound instead. */
export function forbidden(code = "forbidden"): AppError {
  return new AppError(code, 403);
}

/** 409: the state is not what the caller assumed (stale quote, changed meanwhile, key reused with another body). */
export function conflict(code: string, params: Record<string, string | number> = {}): AppError {
  return new AppError(code, 409, { params });
}

/** Makes the compiler prove that every case is handled; at run time an unhandled one is a bug. */
export function unreachable(value: never): never {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`);
}

/** States a programmer's assumption. Never for input. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${message}`);
}
