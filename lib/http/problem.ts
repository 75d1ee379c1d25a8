import { randomUUID } from "node:crypto";
import { createTranslator } from "next-intl";
import { AppError } from "@/lib/core/errors";
import { formatFen } from "@/lib/core/money";
import { requestId } from "@/lib/core/request-id";
import { KeyLostError } from "@/lib/core/secret";
import { isDatabaseAway } from "@/lib/db/is-database-away";
import { wasCutShort } from "@/lib/db/was-cut-short";
import en from "@/messages/en/errors.json";
import type { Language } from "@/messages/languages";
import { type UncheckedTranslator, unchecked } from "@/messages/unchecked";
import zh from "@/messages/zh/errors.json";

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

const RETRYABLE = new Set([429, 503]);

function translator(locale: Language): UncheckedTranslator {
  return unchecked(createTranslator({ locale, messages: locale === "en" ? en : zh }));
}

/** Formats money for a sentence: a parameter whose name ends in Fen becomes "¥291.60". */
function readable(params: Record<string, string | number>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) =>
      name.endsWith("Fen") && /^-?\d+$/.test(String(value)) ? [name, formatFen(BigInt(value))] : [name, value],
    ),
  );
}

/** The sentence of an error code in one language. A code that has none is shown itself, so that no error is hidden. */
export function errorSentence(code: string, raw: Record<string, string | number>, locale: Language): string {
  const params = readable(raw);
  const t = translator(locale);
  return t.has(code) ? t(code, params) : t.has("unlisted") ? t("unlisted", { code }) : code;
}

/**
 * Turns whatever was thrown into a problem. An unexpected error's message stays out of it; the log has it under requestId.
 * @param hinted sentences of fields that say more than their code's, by path (hintedSentences)
 */
export function toProblem(
  error: unknown,
  locale: Language,
  id = requestId() ?? randomUUID(),
  hinted: Readonly<Record<string, string>> = {},
): Problem {
  const known = error instanceof AppError ? error : unexpected(error);
  const fields = Object.entries(known.fields).map(([path, field]) => [
    path,
    { code: field.code, message: hinted[path] ?? errorSentence(field.code, field.params ?? {}, locale) },
  ]);
  return {
    type: `about:blank#${known.code}`,
    title: known.code,
    status: known.status,
    code: known.code,
    detail: errorSentence(known.code, known.params, locale),
    ...(fields.length > 0 ? { fields: Object.fromEntries(fields) } : {}),
    ...(Object.keys(known.params).length > 0 ? { params: known.params } : {}),
    requestId: id,
  };
}

/**
 * 409 when what was asked for can't be read by anybody any more; 503 when the database is away, or ended the transaction (at a limit, or
 * as the loser of a deadlock) and wrote nothing: trying again may succeed. Else a bug: 500.
 */
function unexpected(error: unknown): AppError {
  if (error instanceof KeyLostError) return new AppError("key_lost", 409);
  if (isDatabaseAway(error)) return new AppError("database_away", 503, { params: { seconds: 10 } });
  return wasCutShort(error) ? new AppError("busy", 503, { params: { seconds: 5 } }) : new AppError("internal", 500);
}

/** Sends a problem; a time to wait is also sent as Retry-After. */
export function problemResponse(problem: Problem): Response {
  const { seconds } = problem.params ?? {};
  return Response.json(problem, {
    status: problem.status,
    headers: {
      ...(seconds !== undefined && RETRYABLE.has(problem.status) ? { "retry-after": String(seconds) } : {}),
      ...(problem.status === 401
        ? {
            "www-authenticate": `Bearer realm="api"${problem.code === "token.invalid" ? ', error="invalid_token"' : ""}`,
          }
        : {}),
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      "x-request-id": problem.requestId,
    },
  });
}
