import "server-only";
import { randomUUID } from "node:crypto";
import { clientIp } from "@/lib/auth/authenticate";
import { authenticateToken, bearerToken, type TokenActor } from "@/lib/auth/authenticate-token";
import { auditRefusedToken, requireTokenScope } from "@/lib/auth/refused-token";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { requestId, withRequestId } from "@/lib/core/request-id";
import type { TokenScope } from "@/lib/core/token-grant";
import { requestLocale } from "@/lib/http/locale";
import { type Problem, problemResponse, toProblem } from "@/lib/http/problem";
import { consume } from "@/lib/http/rate-limit";
import { readJsonObject } from "@/lib/http/read-input";

export interface DnsRequest {
  request: Request;
  /** "POST /dns/httpreq/present": for limits and the audit. */
  route: string;
  path: readonly string[];
}

/**
 * One address of a DNS interface that programs speak which know nothing of this shop. They sign in with an API token, in the place
 * where their protocol has a password; what they may and how much is decided as for the shop's own API.
 */
export interface DnsRoute {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: string;
  scope: TokenScope;
  /** Where the token stands in this protocol; a bearer token is always accepted. Never in the address, which is logged by others. */
  token: (headers: Headers) => string | undefined;
  answer: (actor: TokenActor, asked: DnsRequest) => Promise<Response>;
  /** A problem in the protocol's words. @default problem+json */
  fail?: (problem: Problem) => Response;
  limit?: { points: number; seconds: number };
}

/** Next gives a route without brackets in its address no parameters at all. */
type RouteContext = { params: Promise<Record<string, string | string[] | undefined> | undefined> };

/** The route handler of a DNS interface's address. */
export function serveDns(of: DnsRoute): (request: Request, context: RouteContext) => Promise<Response> {
  const route = `${of.method} ${of.path}`;
  const handle = async (request: Request, context: RouteContext): Promise<Response> => {
    let actor: TokenActor | undefined;
    try {
      actor = await authenticateProgram(of, request.headers);
      await consume(of, actor);
      requireTokenScope(actor, of.scope);
      const path = (await context.params)?.path;
      return await of.answer(actor, { request, route, path: Array.isArray(path) ? path : [] });
    } catch (error) {
      if (actor) await auditRefusedToken(actor, route, error);
      const problem = toProblem(asOneError(error), requestLocale(request.headers));
      if (problem.status >= 500) log.error({ err: error, route }, "request failed");
      const response = (of.fail ?? problemResponse)(problem);
      // Programs that name no scheme of their own send a name and a password.
      if (problem.status === 401) response.headers.set("www-authenticate", 'Basic realm="dns", charset="UTF-8"');
      return response;
    }
  };
  return async (request, context) => {
    const id = requestId() ?? randomUUID();
    const response = await withRequestId(id, () => handle(request, context));
    response.headers.set("cache-control", "no-store");
    response.headers.set("x-request-id", id);
    return response;
  };
}

async function authenticateProgram(of: DnsRoute, headers: Headers): Promise<TokenActor> {
  try {
    return await authenticateToken(of.token(headers) ?? bearerToken(headers) ?? "", headers);
  } catch (error) {
    await consume(of, { kind: "visitor", ip: clientIp(headers) });
    throw error;
  }
}

/** The password of "Authorization: Basic …"; the name before it does not matter. */
export function basicPassword(headers: Headers): string | undefined {
  const encoded = /^Basic\s+([A-Za-z0-9+/=_-]+)\s*$/i.exec(headers.get("authorization") ?? "")?.[1];
  if (encoded === undefined) return undefined;
  const pair = Buffer.from(encoded, "base64").toString("utf8");
  return pair.includes(":") ? pair.slice(pair.indexOf(":") + 1) : undefined;
}

/** A program shows one sentence: that of the first field instead of "please check the fields". */
function asOneError(error: unknown): unknown {
  if (!(error instanceof AppError)) return error;
  const [field] = Object.values(error.fields);
  return field ? new AppError(field.code, error.status, { params: field.params ?? {}, cause: error }) : error;
}

const MAX_BYTES = 512 * 1024;

/**
 * A body as a JSON object. Some programs send JSON as text/plain or as a form; no browser can send a token with either.
 * @throws AppError input.too_large (413), input.not_json (400).
 */
export const readObject = (request: Request, maxBytes = MAX_BYTES) => readJsonObject(request, maxBytes);
