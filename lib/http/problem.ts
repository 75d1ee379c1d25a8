import { createTranslator } from "next-intl";
import type { z } from "zod";
import { AppError, type FieldError } from "@/lib/core/errors";
import { formatFen } from "@/lib/core/money";
import en from "@/messages/en/errors.json";
import zh from "@/messages/zh/errors.json";
import type { Locale } from "./locale";

/** RFC 9457 body. `detail` and `fields.*.message` are sentences in the caller's language. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  fields?: Record<string, { code: string; message: string }>;
  params?: Record<string, string | number>;
  requestId: string;
}

type Translate = (key: string, params?: Record<string, string | number>) => string;

const CODE = /^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$/;

function translator(locale: Locale): { say: Translate; has: (key: string) => boolean } {
  const messages = locale === "en" ? en : zh;
  const t = createTranslator({ locale, messages: { errors: messages }, namespace: "errors" });
  return { say: t as unknown as Translate, has: (key) => t.has(key as never) };
}

/** Money in a sentence is money to read: a parameter whose name ends in Fen becomes "¥291.60". */
function readable(params: Record<string, string | number>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) =>
      name.endsWith("Fen") && /^-?\d+$/.test(String(value)) ? [name, formatFen(BigInt(value))] : [name, value],
    ),
  );
}

/** The sentence of an error code in one language. A code without one reads as itself, so that nothing is hidden. */
export function errorSentence(code: string, raw: Record<string, string | number>, locale: Locale): string {
  const params = readable(raw);
  const { say, has } = translator(locale);
  return has(code) ? say(code, params) : has("unlisted") ? say("unlisted", { code }) : code;
}

/** zod's issues as field errors. A schema's message is a code of ours ("phone.format"); else the kind of issue decides. */
export function fieldErrors(error: z.ZodError): Record<string, FieldError> {
  const fields: Record<string, FieldError> = {};
  for (const issue of error.issues) {
    const path = issue.path.join(".") || "_";
    if (fields[path]) continue;
    fields[path] = issueCode(issue);
  }
  return fields;
}

function issueCode(issue: z.core.$ZodIssue): FieldError {
  const own = issue.code === "custom" ? (issue.params as Record<string, string | number> | undefined) : undefined;
  if (CODE.test(issue.message)) return own ? { code: issue.message, params: own } : { code: issue.message };
  switch (issue.code) {
    case "invalid_type":
      return { code: issue.input === undefined || issue.input === "" ? "input.required" : "input.format" };
    case "too_small": {
      const min = Number(issue.minimum);
      if (issue.origin === "string")
        return min <= 1 ? { code: "input.required" } : { code: "input.too_short", params: { min } };
      return { code: "input.too_small", params: { min } };
    }
    case "too_big": {
      const max = Number(issue.maximum);
      return { code: issue.origin === "string" ? "input.too_long" : "input.too_big", params: { max } };
    }
    case "unrecognized_keys":
      return { code: "input.unknown_field", params: { name: issue.keys.join(", ") } };
    default:
      return { code: "input.format" };
  }
}

/** Turns whatever was thrown into a problem. An unexpected error says nothing of itself; the log has it under requestId. */
export function toProblem(error: unknown, locale: Locale, requestId: string): Problem {
  const known = error instanceof AppError ? error : new AppError("internal", 500);
  const fields = Object.entries(known.fields).map(([path, field]) => [
    path,
    { code: field.code, message: errorSentence(field.code, field.params ?? {}, locale) },
  ]);
  return {
    type: `about:blank#${known.code}`,
    title: known.code,
    status: known.status,
    code: known.code,
    detail: errorSentence(known.code, known.params, locale),
    ...(fields.length > 0 ? { fields: Object.fromEntries(fields) } : {}),
    ...(Object.keys(known.params).length > 0 ? { params: known.params } : {}),
    requestId,
  };
}

export function problemResponse(problem: Problem, headers?: HeadersInit): Response {
  return Response.json(problem, {
    status: problem.status,
    headers: { ...headers, "content-type": "application/problem+json", "cache-control": "no-store" },
  });
}
